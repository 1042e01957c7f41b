package dev.czar.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.loop.LiveProject;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectMeterTest {

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
        LiveProject project = new LiveProject(folder, ServedProject.RULES);
        ProjectMeter meter;
        try {
            project.see(new Project("tally", "main", ProjectState.RUNNING));
            await().until(() -> project.loop().ledger().lastSeq("tally") > 0);
            meter = new ProjectMeter(project.loop(), registry, Instant.now());
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
