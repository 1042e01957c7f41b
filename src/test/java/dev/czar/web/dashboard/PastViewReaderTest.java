package dev.czar.web.dashboard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.decision.Decision;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.RetentionPolicy;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import dev.czar.web.dashboard.LiveDocuments.LatestDecisions;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.view.LiveViewSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastViewReaderTest {

    private static final String WANTED_FOREVER =
            """

            rule "a sworn task is checked, checked or not"
              @capability("B2") @why("a test of what goes on being wanted")
            when
              Task( $task : id, skill == "sworn" )
            then
              insertLogical( new RunChecks( $task, "engineer1", "b", "h" ) );
            end
            """;
    private static final String CHECKS = "RUN_CHECKS/T3/h/1";

    private final ObjectMapper mapper = JsonCodec.mapper();
    private final PastViewReader pastViews = new PastViewReader(new PastRuleBooks(), mapper);

    @TempDir
    Path folder;

    private RunningTestProject project;
    private ProjectLoop loop;
    private ProjectHistory history;

    @BeforeEach
    void aTaskIsDelivered() throws Exception {
        project = new RunningTestProject(folder, ServedProjectFixture.RULES + WANTED_FOREVER);
        loop = project.loop();
        history = loop.ledger().history("tally");
        project.see(
                new Project("tally", "main", ProjectState.RUNNING),
                new Worker("engineer1", "command", List.of("code")),
                new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true));
        await().atMost(30, SECONDS).until(() -> history.decision("INJECT_TASK/T1/1")
                .filter(delivery -> delivery.status().equals("DONE"))
                .isPresent());
        await().atMost(30, SECONDS).until(() -> loop.lastCycle()
                .filter(cycle ->
                        cycle.now().isAfter(delivery().outcome().orElseThrow().at()))
                .isPresent());
    }

    @AfterEach
    void stop() throws Exception {
        project.stop();
    }

    private PastDecision delivery() {
        return history.decision("INJECT_TASK/T1/1").orElseThrow();
    }

    private Map<String, JsonNode> at(long cycle) throws Exception {
        return pastViews.documents(loop, pastViews.cycle(loop, String.valueOf(cycle)));
    }

    @Test
    void whatWasBegunIsNotSaidToBeHeldBackFromThenOn() throws Exception {
        project.see(new Task("T3", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "sworn", true));
        await().until(() -> held().equals(List.of(CHECKS)));
        long before = history.cycles(0, 1).items().get(0).id();
        Approval approval = new Approval(CHECKS, "ada", Duration.ZERO);
        project.see(approval);
        await().until(() -> history.decision(CHECKS).filter(PastDecision::begun).isPresent());
        project.forget(approval);
        await().until(() -> loop.lastCycle()
                .filter(cycle -> cycle.vetoed().stream()
                        .anyMatch(decision -> decision.key().equals(CHECKS)))
                .isPresent());
        assertThat(held()).isEmpty();
        long after = history.cycles(0, 1).items().get(0).id();
        assertThat(at(before).get("next").findValuesAsText("key")).containsExactly(CHECKS);
        assertThat(at(after).get("next").findValuesAsText("key")).isEmpty();
    }

    private List<String> held() {
        return LiveViewSource.of(loop).heldBack().stream().map(Decision::key).toList();
    }

    @Test
    void aCycleIsPaintedAsItWasWhenItWasTheLast() throws Exception {
        LiveViewSource sight = LiveViewSource.of(loop);
        Instant now = sight.cycle().orElseThrow().now();
        Map<String, JsonNode> seen =
                ProjectDocuments.of(sight, new LatestDecisions().of(loop)).json(mapper);

        Map<String, JsonNode> past = pastViews.documents(loop, pastViews.cycle(loop, now.toString()));

        assertThat(past.keySet()).isEqualTo(seen.keySet()).contains("worker/engineer1", "task/T1");
        List.of(seen, past).forEach(documents -> documents.remove("budgets"));
        past.forEach((name, document) -> assertThat(document).as(name).isEqualTo(seen.get(name)));
    }

    @Test
    void whatTheOutsideCountedThenIsNotKnown() throws Exception {
        assertThat(at(delivery().cycle()).get("budgets")).isEmpty();
        assertThat(LiveViewSource.of(loop).budgets()).isNotEmpty();
    }

    @Test
    void anOutcomeThatCameLaterIsOpen() throws Exception {
        PastDecision delivery = delivery();
        assertThat(at(delivery.cycle())
                        .get("decision/" + delivery.id())
                        .path("status")
                        .asText())
                .isEqualTo("OPEN");
        assertThat(at(delivery.cycle()).get("task/T1").path("stage").asText()).isEqualTo("CLAIMED");
        long later =
                loop.ledger().cycles("tally").at(Instant.now()).orElseThrow().id();
        assertThat(at(later).get("decision/" + delivery.id()).path("status").asText())
                .isEqualTo("DONE");
        assertThat(at(later).get("task/T1").path("stage").asText()).isEqualTo("DELIVERED");
    }

    @Test
    void anUnknownCycleAndATimeBeforeTheFirstAreRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> at(999_999))
                .withMessage("there is no cycle 999999");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pastViews.cycle(loop, "2001-01-01T00:00:00Z"))
                .withMessageContaining("nothing is known of 2001-01-01T00:00:00Z")
                .withMessageContaining("the first cycle that can be seen is 1 at");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> pastViews.cycle(loop, "yesterday"))
                .withMessageContaining("expected a time");
    }

    @Test
    void aCycleThatWasThinnedOutSaysSo() {
        long cycle = delivery().cycle();
        loop.ledger()
                .trim(
                        "tally",
                        Instant.now().plusSeconds(3600),
                        new RetentionPolicy(Duration.ofSeconds(1), Long.MAX_VALUE));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> at(cycle))
                .matches(refusal -> List.of(404, 410).contains(refusal.problem().status()));
    }
}
