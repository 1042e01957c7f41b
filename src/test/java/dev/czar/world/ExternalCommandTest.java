package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalCommandTest {
    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        CommandResult result =
                ExternalCommand.of("printf", "%s|", "a b", "$(id)", ";", "-x").run();
        assertThat(result.output()).isEqualTo("a b|$(id)|;|-x|");
        assertThat(result.ok()).isTrue();
    }

    @Test
    void theExitCodeAndTheErrorsAreKept() throws Exception {
        CommandResult result =
                ExternalCommand.of("sh", "-c", "echo bad >&2; exit 3").run();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.errors()).isEqualTo("bad\n");
    }

    @Test
    void aScriptThatIsStillOpenForWritingIsWaitedFor(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\necho done\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        OutputStream open = Files.newOutputStream(script, StandardOpenOption.APPEND);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> {
                    try {
                        open.close();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));

        assertThat(ExternalCommand.of(script.toString()).run().output()).isEqualTo("done\n");
        closed.join();
    }

    @Test
    void inputLargerThanAPipeIsReadWhole() throws Exception {
        byte[] input = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(ExternalCommand.of("cat").withInput(input).run().outputBytes())
                .isEqualTo(input);
    }

    @Test
    void aProcessThatDoesNotReadItsInputDoesNoHarm() throws Exception {
        assertThat(ExternalCommand.of("true")
                        .withInput(new byte[1_000_000])
                        .run()
                        .ok())
                .isTrue();
    }

    @Test
    void onlyTheLastBytesOfTooMuchOutputAreKept() throws Exception {
        CommandResult result = ExternalCommand.of("sh", "-c", "yes 0123456 | head -n 100000; echo end")
                .withOutputLimit(20)
                .run();
        assertThat(result.truncated()).isTrue();
        assertThat(result.output()).isEqualTo("0123456\n0123456\nend\n");
    }

    @Test
    void outputOfExactlyTheLimitIsNotTruncated() throws Exception {
        CommandResult result =
                ExternalCommand.of("printf", "12345").withOutputLimit(5).run();
        assertThat(result.truncated()).isFalse();
        assertThat(result.output()).isEqualTo("12345");
    }

    @Test
    void aProcessThatTakesTooLongIsKilledWithItsChildren(@TempDir Path directory) throws Exception {
        CommandResult result = ExternalCommand.of("sh", "-c", "sh -c 'echo $$; exec sleep 60' & echo $$; wait")
                .in(directory)
                .withTimeLimit(Duration.ofMillis(300))
                .run();
        assertThat(result.timedOut()).isTrue();
        assertThat(result.ok()).isFalse();
        assertThat(result.took()).isLessThan(Duration.ofSeconds(60));
        assertThat(result.output().lines()).hasSize(2);
        result.output().lines().mapToLong(Long::parseLong).forEach(pid -> await().until(() ->
                ProcessHandle.of(pid).map(handle -> !handle.isAlive()).orElse(true)));
    }

    @Test
    void aDaemonThatKeepsTheOutputOpenIsNotWaitedFor() throws Exception {
        CommandResult result =
                ExternalCommand.of("sh", "-c", "sleep 300 & echo $!").run();
        ProcessHandle daemon =
                ProcessHandle.of(Long.parseLong(result.output().strip())).orElseThrow();
        assertThat(daemon.isAlive()).isTrue();
        daemon.destroy();
    }

    @Test
    void theEnvironmentIsExactlyTheOneGiven() throws Exception {
        CommandResult result = ExternalCommand.of("/usr/bin/env")
                .withOnly(Map.of("ONLY", "this"))
                .run();
        assertThat(result.output()).isEqualTo("ONLY=this\n");
        assertThat(ExternalCommand.of("/usr/bin/env").with("MORE", "x").run().output())
                .contains("MORE=x\n", "PATH=");
    }

    @Test
    void aProgramThatIsMissingIsAnException() {
        assertThatThrownBy(() -> ExternalCommand.of("no-such-program-of-ours").run())
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotNamedIsNotInherited() throws Exception {
        assertThat(System.getenv()).containsKey("CZAR_STATE");

        assertThat(ExternalCommand.of("env").run().output()).contains("PATH=").doesNotContain("CZAR_STATE=");
    }
}
