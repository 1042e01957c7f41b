package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CommandLineRun;
import dev.czar.project.files.ProjectTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {

    private static final String TWO_RUNS = "--runs=2";

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void aProjectWithThreeTasks() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve("tally")).root();
        assertThat(czar("init", "--workers", "ada").code()).isZero();
        write(
                """
                {"primary_tasks": {
                  "done": {"status": "done", "title": "Zero"},
                  "one": {"title": "One", "depends_on": ["done"]},
                  "two": {"title": "Two", "depends_on": ["one"]},
                  "later": {"status": "held", "title": "Three"},
                  "last": {"title": "Four", "depends_on": ["later"]}
                }}
                """);
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, Map.of("HOME", home.toString()), arguments);
    }

    private void write(String queue) throws IOException {
        Files.writeString(root.resolve(".czar/work-queue.json"), queue);
    }

    @Test
    void whatIsLeftOfTheQueueIsExpectedWithItsSpread() {
        CommandLineRun run = czar("simulate", TWO_RUNS, "--json");

        JsonNode report = run.json();
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(report.path("tasks").asInt()).isEqualTo(2);
        assertThat(report.path("leftOut").toString()).isEqualTo("[\"later\",\"last\"]");
        assertThat(report.path("finished").asInt()).isEqualTo(2);
        JsonNode end = measure(report, "time to the end").path("expected");
        assertThat(end.path("low").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(end.path("high").asDouble());
        assertThat(czar("simulate", TWO_RUNS, "--json").out())
                .as("the same seed gives the same answer")
                .isEqualTo(run.out());
    }

    @Test
    void anotherTeamIsComparedWithTheSameSeeds() throws IOException {
        String text = czar("simulate", TWO_RUNS, "--workers", "+1", "--html", "end.html")
                .out();
        requirePage();
        JsonNode same = czar("simulate", TWO_RUNS, "--workers", "1", "--json").json();

        assertThat(text).contains("AS IT IS", "WHAT IF", "all numbers are assumed", "left out", "later, last");
        assertThat(measure(same, "time to the end")
                        .path("difference")
                        .path("median")
                        .asDouble())
                .isZero();
    }

    private void requirePage() throws IOException {
        assertThat(root.resolve("end.html"))
                .content()
                .contains("What is expected of tally", "what if", "difference, run by run", "left out")
                .contains(
                        "time to the end", "tasks landed a day", "worker time without work", "times a human had to act")
                .contains("Unknown: the ledger knows no usage with prices")
                .containsPattern("<rect class=\"bar row1\".*<title>\\d+ runs, ")
                .doesNotContain("<script", "://", "{{", "NaN");
    }

    @Test
    void rulesThatStopTheWorkAreSeenToStopIt() throws IOException {
        Files.createDirectories(folder.resolve("rules/govern"));
        Files.writeString(
                folder.resolve("rules/govern/quiet.drl"),
                """
                package dev.czar.rules;

                import dev.czar.fact.*;
                import dev.czar.decision.*;

                rule "no task is given to anybody"
                  @capability("A1") @why("a mistake")
                when
                  $claim : ClaimTask()
                then
                  insertLogical( new Vetoed( $claim ) );
                end
                """);
        CommandLineRun run = czar(
                "simulate", "--runs", "1", "--rules", folder.resolve("rules").toString());

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("seen in a run: a ready task is not given to an idle worker");
    }

    @Test
    void whatCannotBeSimulatedIsSaidWithWhatToDo() throws IOException {
        assertThat(czar("simulate", "--workers", "many").err())
                .contains("--workers takes a number such as 8, +2 or -1");
        assertThat(czar("simulate", "--agent", "nobody=codex").err()).contains("no worker is of agent nobody");
        assertThat(czar("simulate", "--runs", "0").err()).contains("--runs takes a number");
        assertThat(czar("simulate", "--queue", "nowhere.json").err()).contains("nowhere.json");

        write("{\"primary_tasks\": {\"a\": {\"title\": \"A\", \"assignee\": \"zoe\"}}}");
        assertThat(czar("simulate").err()).contains("workers that are not there: a", "see assignee");
        write("{\"primary_tasks\": {}}");
        assertThat(czar("simulate").err()).contains("nothing in the queue can begin", "--queue");
    }

    private static JsonNode measure(JsonNode report, String name) {
        return StreamSupport.stream(report.path("measures").spliterator(), false)
                .filter(measure -> measure.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
