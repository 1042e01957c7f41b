package dev.czar.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CommandLineRun;
import dev.czar.ledger.Ledger;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.SimulationResult;
import dev.czar.simulation.SimulationRun;
import dev.czar.simulation.world.SimulationScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned from the ledger of a project that was simulated, so that it is known how it went. */
class LearningCommandsTest {

    private static final int TASKS = 8;

    @TempDir
    static Path home;

    @TempDir
    static Path folder;

    private static Path root;
    private static SimulationResult went;

    @BeforeAll
    static void aProjectThatIsOver() throws Exception {
        root = ProjectTestRepository.withCommit(folder.resolve(SimulationScenario.PROJECT))
                .root();
        assertThat(czar("init", "--workers", "worker1,worker2").code()).isZero();
        Files.writeString(
                root.resolve(".czar/work-queue.json"),
                "{\"primary_tasks\": {\"next\": {\"title\": \"N\"}, \"task1\": {\"title\": \"One\", \"status\": \"done\"}}}");
        try (Ledger ledger = Ledger.open(ProjectLayout.find(root).ledger())) {
            went = SimulationRun.of(
                    ScenarioGenerator.scenario(3, 2, TASKS, Duration.ofDays(1)), ShippedRuleBook.get(), ledger);
        }
    }

    private static CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, Map.of("HOME", home.toString()), arguments);
    }

    @Test
    void theHistoryTellsWhatCameOfRulesWorkersAndTasks() {
        CommandLineRun run = czar("history", "--json");

        JsonNode project = run.json().path("project");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(project.path("finished").asInt()).isEqualTo(went.landed().size());
        assertThat(project.path("rules").size()).isGreaterThan(5);
        int restarts = StreamSupport.stream(project.path("rules").spliterator(), false)
                .filter(rule -> rule.path("rule").asText().contains("started anew")
                        || rule.path("rule").asText().contains("restarted"))
                .mapToInt(rule -> rule.path("done").asInt())
                .sum();
        assertThat(restarts).isEqualTo(went.count("restarts"));
        assertThat(project.path("tasks").path(0).path("text").path("words").asInt())
                .isEqualTo(1);
        assertThat(StreamSupport.stream(project.path("prompts").spliterator(), false)
                        .filter(prompt -> prompt.path("prompt").asText().equals("task"))
                        .mapToInt(prompt -> prompt.path("said").asInt())
                        .sum())
                .isGreaterThanOrEqualTo(went.landed().size());
        assertThat(czar("history").out())
                .contains(
                        "HAD ITS EFFECT",
                        "FOLLOWED BY A COMMIT OR REPORT",
                        "task1",
                        "Projects that are remembered",
                        "task accuracy");
    }

    @Test
    void aSecondProjectRemembersTheFirst() throws Exception {
        czar("history");
        Path other = ProjectTestRepository.withCommit(folder.resolve("other")).root();
        assertThat(CommandLineRun.in(other, Map.of("HOME", home.toString()), "init", "--workers", "ada")
                        .code())
                .isZero();
        CommandLineRun run = CommandLineRun.in(other, Map.of("HOME", home.toString()), "recommend");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("from 1 project\n", "not known yet: went back: tasks without acceptance");
        assertThat(CommandLineRun.in(other, Map.of("HOME", folder.toString()), "history")
                        .err())
                .contains("no project is remembered", "czar up");
    }

    @Test
    void lessonsAreNotedOnlyOfAProjectThatHasEnded() throws IOException {
        assertThat(czar("history", "--note").err()).contains("has ended");

        Path file = root.resolve(".czar/orchestrator-history.json");
        Files.writeString(
                file,
                "{\"projects\": [{\"name\": \"simulated\", \"date\": \"2026-01-05T08:00:00Z\", \"mine\": 1}], \"patterns\": {}}");
        assertThat(czar("history", "--note").code()).isZero();
        assertThat(file).content().contains("\"lessons\"", "\"improvements\"", "\"mine\": 1", "\"problematic\"");
        Files.delete(file);
    }

    @Test
    void aSimulationGoesByWhatTheLedgerHolds() {
        JsonNode report = czar("simulate", "--runs", "1", "--json").json();

        JsonNode commits = estimate(report, "usual", "time to a commit");
        assertThat(commits.path("assumed").asBoolean()).isFalse();
        assertThat(Duration.parse(commits.path("value").asText()))
                .as("the model's median is twenty minutes")
                .isBetween(Duration.ofMinutes(12), Duration.ofMinutes(32));
        assertThat(estimate(report, "usual", "moved by a nudge").path("assumed").asBoolean())
                .as("there were too few nudges")
                .isTrue();
    }

    @Test
    void forecastsAreComparedWithWhatThenHappened() {
        JsonNode report =
                czar("simulate", "--calibrate", "--runs", "1", "--json").json();

        JsonNode first = report.path("cases").path(0);
        assertThat(first.path("made").asText()).isEqualTo("BEGINNING");
        assertThat(first.path("tasks").asInt()).isEqualTo(went.landed().size());
        assertThat(first.path("own").asInt()).as("nothing was known then").isZero();
        assertThat(Duration.ofSeconds(Math.round(3600 * first.path("happened").asDouble())))
                .as("from the first claim to the end")
                .isBetween(
                        went.finished().orElseThrow().minusMinutes(30),
                        went.finished().orElseThrow());
        assertThat(report.path("cases").size())
                .as("four measures at three moments")
                .isEqualTo(12);
        assertThat(report.path("cases").path(8).path("own").asInt()).isPositive();
        assertThat(report.path("measures").path(0).path("verdict").asText()).isEqualTo("too few to say");
    }

    private static JsonNode estimate(JsonNode report, String agent, String name) {
        return StreamSupport.stream(report.path("estimates").spliterator(), false)
                .filter(value -> value.path("of").asText().equals(agent)
                        && value.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
