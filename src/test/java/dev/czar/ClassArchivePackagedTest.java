package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class archive that the launcher makes of the packaged program: a command whose classes it all has opens no jar. */
class ClassArchivePackagedTest {

    private static final List<String> PARTS =
            List.of("app", "lib", "quarkus", "quarkus-run.jar", "quarkus-app-dependencies.txt");

    @TempDir
    private Path folder;

    private ProjectLayout layout;
    private HttpServer service;

    /** The launcher takes the program for a release, so that it builds nothing anew. */
    @BeforeEach
    void install() throws Exception {
        Path app = Files.createDirectories(folder.resolve("app"));
        for (String part : PARTS) {
            Files.createSymbolicLink(
                    app.resolve(part), Path.of("target/quarkus-app", part).toAbsolutePath());
        }
        Files.copy(Path.of("czar"), folder.resolve("czar"));
        Files.createDirectories(folder.resolve("tally/.git"));
        layout = ProjectLayout.find(folder.resolve("tally"));
        Files.createDirectories(layout.stateDirectory());
        Files.createDirectories(layout.operatorFiles());
        Files.writeString(layout.token(), "none");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        RunningCzar.thisProcess("http://127.0.0.1:" + service.getAddress().getPort(), Instant.now())
                .announce(layout);
    }

    @AfterEach
    void stop() throws IOException {
        service.stop(0);
        Files.delete(layout.token());
        for (String part : PARTS) {
            Files.delete(folder.resolve("app").resolve(part));
        }
    }

    private void answer(HttpExchange call) throws IOException {
        String text = call.getRequestURI().getPath().endsWith("/projects")
                ? "{\"projects\": [{\"name\": \"tally\", \"root\": \"%s\"}]}".formatted(layout.root())
                : "{\"name\": \"tally\", \"state\": \"RUNNING\", \"lastCycleAge\": \"PT1S\", \"tasks\": {}}";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Test
    void aCommandThatAsksTheServiceOpensNoJar() throws Exception {
        Path log = folder.resolve("classes.log");
        assertThat(status(Map.of())).startsWith("tally  RUNNING");
        assertThat(status(Map.of("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)))
                .contains("tally  RUNNING");
        assertThat(Files.readAllLines(log))
                .hasSizeGreaterThan(1000)
                .filteredOn(line -> line.contains("source: file:"))
                .isEmpty();
    }

    private String status(Map<String, String> more) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                        folder.resolve("czar").toString(),
                        "status",
                        "--project",
                        layout.root().toString())
                .redirectErrorStream(true);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().putAll(more);
        Process process = command.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
