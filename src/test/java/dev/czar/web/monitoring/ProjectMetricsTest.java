package dev.czar.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectMetricsTest {

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double observations() {
        return registry.get("czar.observations")
                .tag("project", "tally")
                .counter()
                .count();
    }

    @Test
    void whatWasReadStaysReadableWithoutTheLedgerUntilTheProjectIsForgotten() throws Exception {
        RunningTestProject project = new RunningTestProject(folder, ServedProjectFixture.RULES);
        ProjectMetrics meter;
        try {
            project.see(new Project("tally", "main", ProjectState.RUNNING));
            await().until(() -> project.loop().ledger().lastSeq("tally") > 0);
            meter = new ProjectMetrics(project.loop(), registry, Instant.now());
            meter.read(Instant.now());
        } finally {
            project.stop();
        }
        double counted = observations();
        assertThat(counted).isPositive();
        Files.delete(project.loop().layout().ledger());
        Files.createDirectory(project.loop().layout().ledger());

        assertThatThrownBy(() -> meter.read(Instant.now())).isInstanceOf(RuntimeException.class);
        assertThat(observations()).isEqualTo(counted);

        registry.counter("another", "project", "other").increment();
        meter.forget();
        assertThat(registry.getMeters())
                .extracting(one -> one.getId().getName())
                .containsExactly("another");
    }
}
