package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.TakenOut;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusPublisherFailureTest {

    private static final String NO_RULES = "package dev.czar.rules\n";

    @TempDir
    Path folder;

    @Test
    void aStatusFolderThatCannotBeWrittenIsSaidTheLoopGoesOnAndTheFileComesLater() throws Exception {
        Path status = Files.createDirectories(folder.resolve("tally/.czar")).resolve("status");
        Files.writeString(status, "in the way");
        RunningTestProject project = new RunningTestProject(folder, NO_RULES);
        try {
            project.see(new Project("tally", "main", ProjectState.RUNNING));
            await().until(() -> project.loop().health().trouble().contains("status files could not be written"));

            project.see(new Worker("engineer1", "command", List.of()));
            await().until(() ->
                    project.loop().snapshot().facts().stream().anyMatch(known -> known.fact() instanceof Worker));

            Files.delete(status);
            project.see(new Worker("engineer2", "command", List.of()));
            await().until(() -> Files.exists(status.resolve("worker-status.json")));
            await().until(() -> project.loop().health().trouble().isEmpty());
            assertThat(status.resolve("worker-status.json")).content().contains("engineer1", "engineer2");
        } finally {
            project.stop();
        }
    }

    @Test
    void aQueueThatCannotBeWrittenKeepsNoOtherFileBackAndTheClaimIsMarkedLater() throws Exception {
        Path shared = Files.createDirectories(folder.resolve("tally/.czar"));
        Path queue = shared.resolve("work-queue.json");
        RunningTestProject project = new RunningTestProject(folder, NO_RULES);
        try {
            Files.delete(queue);
            Files.createDirectory(queue);
            project.see(new Project("tally", "main", ProjectState.RUNNING));
            project.see(new Worker("engineer1", "command", List.of()));
            project.see(new Claim("T1", "engineer1", Duration.ZERO));
            await().until(() -> project.loop().health().trouble().contains("status files could not be written"));
            await().until(() -> Files.exists(shared.resolve("status/worker-status.json")));

            Files.delete(queue);
            Files.writeString(queue, "{\"primary_tasks\": {\"T1\": {\"status\": \"pending\"}}}");
            project.see(new Worker("engineer2", "command", List.of()));
            await().untilAsserted(() -> assertThat(queue).content().contains("in_progress", "engineer1"));
            await().until(() -> project.loop().health().trouble().isEmpty());
        } finally {
            project.stop();
        }
    }

    @Test
    void whatIsTakenOutOfTheOmnibusIsDoneNoMore() throws Exception {
        Path queue = Files.createDirectories(folder.resolve("tally/.czar")).resolve("work-queue.json");
        RunningTestProject project = new RunningTestProject(folder, NO_RULES);
        try {
            Files.writeString(queue, "{\"primary_tasks\": {\"T1\": {\"status\": \"in_progress\"}}}");
            Integrated integrated = new Integrated("T1", "czar/a/T1", "h1", "o1", Duration.ZERO);
            project.see(integrated);
            await().untilAsserted(() -> assertThat(queue).content().contains("done"));
            project.forget(integrated);
            await().untilAsserted(() -> assertThat(queue).content().contains("in_progress"));
            project.see(integrated);
            await().untilAsserted(() -> assertThat(queue).content().contains("done"));
        } finally {
            project.stop();
        }
    }

    @Test
    void whatAPersonBroughtToTheMainlineStaysDoneWhenNothingIsConcludedOfItAnyMore() throws Exception {
        Path queue = Files.createDirectories(folder.resolve("tally/.czar")).resolve("work-queue.json");
        RunningTestProject project = new RunningTestProject(
                folder,
                """
                package dev.czar.rules;
                import dev.czar.fact.*;
                import dev.czar.decision.*;
                import java.time.Duration;

                rule "done there"
                  @capability("B3") @why("a person brought it there")
                when
                  Worker( id == "engineer1" )
                then
                  insertLogical( new DoneOnMainline( "T1", "h1", "c1" ) );
                end
                """);
        try {
            Files.writeString(queue, "{\"primary_tasks\": {\"T1\": {\"status\": \"in_progress\"}}}");
            Worker first = new Worker("engineer1", "command", List.of());
            project.see(first);
            await().untilAsserted(() -> assertThat(queue).content().contains("done"));
            project.forget(first);
            project.see(new Worker("engineer2", "command", List.of()));
            Path status = folder.resolve("tally/.czar/status/worker-status.json");
            await().untilAsserted(() -> assertThat(status).content().contains("engineer2"));
            project.see(new Worker("engineer3", "command", List.of()));
            await().untilAsserted(() -> assertThat(status).content().contains("engineer3"));
            assertThat(queue).content().contains("done");
        } finally {
            project.stop();
        }
    }

    @Test
    void onlyWhatCzarItselfCalledDoneIsOpenAgainAndThatAfterARestartToo() throws Exception {
        Path queue = Files.createDirectories(folder.resolve("tally/.czar")).resolve("work-queue.json");
        RunningTestProject project = new RunningTestProject(folder, NO_RULES);
        try {
            Files.writeString(
                    queue,
                    """
                    {"primary_tasks": {
                      "T1": {"status": "done", "done_by": "czar"},
                      "T2": {"status": "done"},
                      "T3": {"status": "done", "done_by": "czar"},
                      "T4": {"status": "done", "done_by": "czar"}}}
                    """);
            project.see(new Integrated("T3", "czar/a/T3", "h3", "o1", Duration.ZERO));
            project.see(new TakenOut("T3", "czar/a/T3", "h3", Duration.ZERO));
            project.see(new TakenOut("T2", "czar/a/T2", "h2", Duration.ZERO));
            project.see(new TakenOut("T1", "czar/a/T1", "h1", Duration.ZERO));
            await().untilAsserted(() -> assertThat(queue).content().contains("in_progress"));
            JsonNode tasks = new ObjectMapper().readTree(queue.toFile()).path("primary_tasks");
            assertThat(tasks.path("T1")).hasToString("{\"status\":\"in_progress\"}");
            assertThat(tasks.path("T2")).as("a person's word").hasToString("{\"status\":\"done\"}");
            assertThat(tasks.at("/T3/status").asText()).as("in it again").isEqualTo("done");
            assertThat(tasks.at("/T4/status").asText())
                    .as("nothing is known of it here")
                    .isEqualTo("done");
        } finally {
            project.stop();
        }
    }
}
