package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process stands in for a service that does not do what it is told. */
class ServiceEndTest {

    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private ProjectLayout layout;
    private Process service;

    @BeforeEach
    void aProject() throws Exception {
        layout = ProjectLayout.find(
                ProjectTestRepository.withCommit(folder.resolve("tally")).root());
        Files.createDirectories(layout.stateDirectory());
        Files.createDirectories(layout.operatorFiles());
        Files.writeString(layout.token(), "secret");
    }

    @AfterEach
    void end() throws Exception {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
    }

    @Test
    void whereNothingRunsThatIsSaid() {
        assertThatThrownBy(() -> ServiceEnd.of(layout))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("not running");
        assertThat(CommandLineRun.in(layout.root(), "down").err()).contains("Czar is not running");
    }

    @Test
    void oneThatNobodyCanReachIsNotTakenForOneThatDoesNotRun() throws Exception {
        runs("sleep 600");
        locked(" at http://127.0.0.1:" + freePort());
        assertThat(CommandLineRun.in(layout.root(), "status").err())
                .contains("Czar runs (pid " + service.pid() + ")", "it starts, stops or hangs", "czar down");
        locked("");
        assertThat(CommandLineRun.in(layout.root(), "status").err())
                .contains("(pid " + service.pid() + ") and does not say where it listens");
    }

    @Test
    void oneThatDoesNotAnswerIsEndedByASignal() throws Exception {
        runs("sleep 600");
        locked("");
        assertThat(ended()).isEqualTo("ended by a signal, pid " + service.pid());
        assertThat(service.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneThatIgnoresTheSignalIsKilled() throws Exception {
        runs("trap '' TERM; : >" + folder.resolve("ready") + "; while :; do sleep 1; done");
        await().until(() -> Files.exists(folder.resolve("ready")));
        locked("");
        assertThat(ended()).startsWith("killed, pid " + service.pid());
        assertThat(service.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    private String ended() throws Exception {
        ServiceEnd end = new ServiceEnd(layout, RunningCzar.find(layout).orElseThrow(), SHORT, SHORT.multipliedBy(4));
        assertThat(end.ask(() -> {
                            throw CommandFailure.of("no answer", "");
                        })
                        .path("message")
                        .asText())
                .isEqualTo("no answer");
        return end.await();
    }

    private void runs(String script) throws IOException {
        service = new ProcessBuilder("sh", "-c", script).start();
    }

    private void locked(String address) throws IOException {
        Files.writeString(layout.lock(), "pid %d%s, since %s".formatted(service.pid(), address, Instant.now()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
