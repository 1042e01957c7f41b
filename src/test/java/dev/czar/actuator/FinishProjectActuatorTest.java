package dev.czar.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.decision.Outcome;
import dev.czar.decision.ProjectAction.FinishProject;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.project.files.AgentRecordFolder;
import dev.czar.project.files.ProjectLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishProjectActuatorTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    @TempDir
    Path root;

    @Test
    void theHistorySaysWhatShareOfTheTasksWasNeverSentBack() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        ProjectLayout layout = new ProjectLayout(root, root.resolve(".git"));
        Files.createDirectories(layout.historyFile().getParent());
        Snapshot known = new Snapshot(
                NOW,
                Stream.of(
                                integrated("T1"),
                                integrated("T2"),
                                integrated("T3"),
                                integrated("T4"),
                                returned("T2", 1),
                                returned("T2", 2),
                                new AgentRecord("", "claude", "sql", 3, 2, Duration.ofHours(1)),
                                new AgentRecord("old", "claude", "sql", 9, 9, Duration.ofDays(9)))
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
        Outcome outcome = new FinishProjectActuator(layout, "main", List.of("engineer1"), () -> known, clock)
                .act(new FinishProject("tally", "c0ffee"));
        JsonNode entry = new ObjectMapper()
                .readTree(layout.historyFile().toFile())
                .path("projects")
                .path(0);
        assertThat(entry.path("success_rate").asDouble()).isEqualTo(0.75);
        assertThat(new AgentRecordFolder(layout.operatorFiles().getParent(), "next").ofOthers(NOW))
                .filteredOn(record -> record.project()
                        .equals(layout.operatorFiles().getFileName().toString()))
                .as("of this project alone")
                .extracting(AgentRecord::finished)
                .containsExactly(3);
        assertThat(outcome.observations()).singleElement().satisfies(seen -> assertThat(seen.fact())
                .contains(new Project("tally", "main", ProjectState.FINISHED)));
    }

    @Test
    void theNextProjectOfThisUserReadsWhatAgentsMadeOfTasks() throws Exception {
        AgentRecordFolder shop = new AgentRecordFolder(root, "shop");
        AgentRecordFolder wiki = new AgentRecordFolder(root, "wiki");
        shop.write(List.of(new AgentRecord("", "claude", "sql", 3, 2, Duration.ofHours(1))), NOW);
        Files.createDirectories(root.resolve("broken"));
        Files.writeString(root.resolve("broken/agent-records.json"), "{\"records\": [{\"latest\": \"soon\"}]");

        assertThat(wiki.ofOthers(NOW.plus(Duration.ofDays(1))))
                .as("an hour before the project ended, and a day after")
                .containsExactly(new AgentRecord("shop", "claude", "sql", 3, 2, Duration.ofHours(25)));
        assertThat(shop.ofOthers(NOW)).as("its own it knows better").isEmpty();
        assertThat(new AgentRecordFolder(root.resolve("none"), "shop").ofOthers(NOW))
                .isEmpty();
    }

    private static Fact integrated(String task) {
        return new Integrated(task, "czar/engineer1/" + task, "a", "c", Duration.ZERO);
    }

    private static Fact returned(String task, int round) {
        return new ReturnedWork("engineer1", task, "a", "checks/tests", round, Duration.ZERO);
    }
}
