package dev.czar.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.czar.cli.setup.DoctorFinding.Grade;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import dev.czar.project.report.HookScript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookProbeTest {

    @TempDir
    Path folder;

    private HttpServer server;
    private ProjectLayout layout;

    @BeforeEach
    void start() throws IOException {
        layout = ProjectTestRepository.withCommit(folder.resolve("app")).layout();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void withoutWorkersOrServiceThereIsNothingToFind() throws IOException {
        assertThat(probe(System.getenv()).findings()).isEmpty();
        HookScript.install(layout, "w1", "secret");
        assertThat(probe(System.getenv()).findings()).isEmpty();
    }

    @Test
    void hooksThatArriveAreWell() throws IOException {
        answer(204);
        assertThat(probe(System.getenv()).findings())
                .containsExactly(DoctorFinding.ok("hooks", "those of 1 worker arrive"));
    }

    @Test
    void hooksThatAreRefusedAreToldByWorker() throws IOException {
        answer(401);
        assertThat(probe(System.getenv()).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(Grade.WARN);
            assertThat(finding.found()).contains("w1", "401");
            assertThat(finding.remedy()).isEqualTo("czar restart w1 writes them anew");
        });
    }

    @Test
    void withoutCurlThereAreNoHooks() throws IOException {
        answer(204);
        assertThat(probe(Map.of("PATH", folder.toString())).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("install curl"));
    }

    private HookProbe probe(Map<String, String> environment) {
        return new HookProbe(layout, environment);
    }

    private void answer(int status) throws IOException {
        HookScript.install(layout, "w1", "secret");
        server.createContext("/hooks/agent/w1", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        RunningCzar.thisProcess("http://127.0.0.1:" + server.getAddress().getPort(), Instant.now())
                .announce(layout);
    }
}
