package dev.czar.project.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import dev.czar.world.TestPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookScriptTest {
    private static final String EVENT = "{\"hook_event_name\":\"Stop\",\"text\":\"it's $HOME \\n\"}";

    @TempDir
    Path folder;

    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(10);
    private final AtomicBoolean hungToTheEnd = new AtomicBoolean();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private ProjectLayout layout;
    private Path script;

    @BeforeEach
    void install() throws IOException {
        layout = ProjectTestRepository.withCommit(folder.resolve("it's a repo")).layout();
        script = TestPrograms.executable(HookScript.install(layout, "w1", "secret"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hooks/agent/w1", this::receive);
        server.createContext("/slow/hooks/agent/w1", this::hang);
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void anEventOnStandardInputArrivesAsItIsWithTheWorkersToken() throws Exception {
        announce("");
        assertThat(run(EVENT).exit()).isZero();
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("Bearer secret " + EVENT);
    }

    @Test
    void anEventAsTheLastArgumentArrivesToo() throws Exception {
        announce("");
        assertThat(run("", "notify", EVENT).exit()).isZero();
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("Bearer secret " + EVENT);
    }

    @Test
    void aTestSaysWhatCzarAnswers() throws Exception {
        assertThat(run("", "--test")).isEqualTo(new Ended(0, ""));
        announce("");
        assertThat(run("", "--test")).isEqualTo(new Ended(0, "204"));
        assertThat(received.poll(10, TimeUnit.SECONDS)).endsWith("SelfTest\"}");
    }

    @Test
    void whileCzarIsAwayNothingHappens() throws Exception {
        assertThat(run(EVENT)).isEqualTo(new Ended(0, ""));
        announce("");
        server.stop(0);
        assertThat(run(EVENT)).isEqualTo(new Ended(0, ""));
    }

    @Test
    void aCzarThatHangsIsNotWaitedFor() throws Exception {
        announce("/slow");
        assertThat(run(EVENT)).isEqualTo(new Ended(0, ""));
        assertThat(hungToTheEnd).isFalse();
        assertThat(Files.readString(script)).contains("patience=1\n", "--max-time \"$patience\"");
    }

    @Test
    void aLargeEventIsReadToItsEndThoughNobodyWantsIt() throws Exception {
        assertThat(run("{\"x\":\"" + "y".repeat(2_000_000) + "\"}").exit()).isZero();
    }

    @Test
    void theTokenIsReadableByItsOwnerOnlyAndInNoArgument() throws Exception {
        Path file = layout.workerFiles("w1").resolve("authorization");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(script)).doesNotContain("secret");
    }

    private void announce(String path) throws IOException {
        RunningCzar.thisProcess("http://127.0.0.1:" + server.getAddress().getPort() + path, Instant.now())
                .announce(layout);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void hang(HttpExchange exchange) throws IOException {
        try {
            hungToTheEnd.set(!release.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private Ended run(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private record Ended(int exit, String output) {}
}
