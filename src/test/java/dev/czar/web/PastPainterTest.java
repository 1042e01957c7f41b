package dev.czar.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.decision.Decision;
import dev.czar.fact.Approval;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.json.Json;
import dev.czar.ledger.History;
import dev.czar.ledger.PastDecision;
import dev.czar.ledger.Retention;
import dev.czar.loop.LiveProject;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.live.Moments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastPainterTest {

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

    private final ObjectMapper mapper = Json.mapper();
    private final PastPainter painter = new PastPainter(new PastBooks(), mapper);

    @TempDir
    Path folder;

    private LiveProject project;
    private ProjectLoop loop;
    private History history;

    @BeforeEach
    void aTaskIsDelivered() throws Exception {
        project = new LiveProject(folder, ServedProject.RULES + WANTED_FOREVER);
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
        return painter.paint(loop, painter.cycle(loop, String.valueOf(cycle)));
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
        return Present.of(loop).heldBack().stream().map(Decision::key).toList();
    }

    @Test
    void aCycleIsPaintedAsItWasWhenItWasTheLast() throws Exception {
        Present sight = Present.of(loop);
        Instant now = sight.cycle().orElseThrow().now();
        Map<String, JsonNode> seen = new Moments(now).in(Painting.of(sight, new LatestDecisions().of(loop)), mapper);

        Map<String, JsonNode> past = painter.paint(loop, painter.cycle(loop, now.toString()));

        assertThat(past.keySet()).isEqualTo(seen.keySet()).contains("worker/engineer1", "task/T1");
        List.of(seen, past).forEach(documents -> documents.remove("budgets"));
        past.forEach((name, document) -> assertThat(document).as(name).isEqualTo(seen.get(name)));
    }

    @Test
    void whatTheOutsideCountedThenIsNotKnown() throws Exception {
        assertThat(at(delivery().cycle()).get("budgets")).isEmpty();
        assertThat(Present.of(loop).budgets()).isNotEmpty();
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
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> at(999_999)).withMessage("there is no cycle 999999");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> painter.cycle(loop, "2001-01-01T00:00:00Z"))
                .withMessageContaining("nothing is known of 2001-01-01T00:00:00Z")
                .withMessageContaining("the first cycle that can be seen is 1 at");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> painter.cycle(loop, "yesterday"))
                .withMessageContaining("expected a time");
    }

    @Test
    void aCycleThatWasThinnedOutSaysSo() {
        long cycle = delivery().cycle();
        loop.ledger()
                .trim("tally", Instant.now().plusSeconds(3600), new Retention(Duration.ofSeconds(1), Long.MAX_VALUE));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> at(cycle)).matches(refusal -> List.of(404, 410)
                .contains(refusal.problem().status()));
    }
}
