package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Conflict;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProjectMeasuresTest {

    private static final Instant START = Instant.parse("2025-11-27T10:00:00Z");

    private final List<Observation> observations = new ArrayList<>();
    private final List<PastDecision> decisions = new ArrayList<>();

    @Test
    void aProjectWithoutAPastHasNoNumbersButNoHumanActionsEither() {
        assertThat(ProjectMeasures.of(past()))
                .filteredOn(measure -> measure.value().isPresent())
                .extracting(MeasureResult::name)
                .containsExactly("human actions");
    }

    @Test
    void anUnacknowledgedDeliveryLowersTheAccuracy() {
        decided(1, new InjectTask("w1", "T1", 1), "DONE");
        decided(2, new InjectTask("w1", "T2", 1), "DONE");
        decided(2, new InjectTask("w1", "T3", 1), "LAPSED");
        seen(2, new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO));
        seen(3, new Delivery("T2", "w1", 1, DeliveryStep.SUBMITTED, Duration.ZERO));
        assertThat(value("task accuracy")).hasValue(50);
    }

    @Test
    void anAcknowledgementOfAnotherAttemptDoesNotCount() {
        decided(1, new InjectTask("w1", "T1", 1), "FAILED");
        decided(2, new InjectTask("w1", "T1", 2), "DONE");
        seen(3, new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, Duration.ZERO));
        assertThat(value("task accuracy")).hasValue(50);
    }

    @Test
    void aCommitOnAnothersTaskIsDuplicatedWork() {
        seen(0, new Claim("T1", "w1", Duration.ZERO));
        seen(1, commit("w1", "T1", "a"));
        seen(2, commit("w1", "T1", "a"));
        seen(2, commit("w1", "T1", "b"));
        seen(3, commit("w2", "T1", "c"));
        seen(4, commit("w2", "idle", "d"));
        assertThat(value("duplicated work")).hasValue(25);
    }

    @Test
    void anOrderIsAHumanAction() {
        seen(1, new Pause("kim", "lunch", Duration.ZERO));
        observations.add(Observation.gone("Pause/project", "kim", START.plusSeconds(2)));
        assertThat(value("human actions")).hasValue(1);
    }

    @Test
    void detectionOfSilenceCountsFromTheLastSignOfLife() {
        seen(10, new WorkerProgress("w1", 1, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(9)));
        decided(12, new Nudge("w1", "T1", "T1@1/0", NudgeLevel.ASK_STATUS, 1), "DONE");
        decided(20, new Nudge("w1", "T1", "T1@1/0", NudgeLevel.NUDGE, 1), "DONE");
        assertThat(value("time to detect stuck")).hasValue(5);
    }

    @Test
    void detectionOfDeathCountsFromTheFirstSignOfIt() {
        seen(1, process(Sign.PRESENT, Duration.ZERO));
        seen(10, process(Sign.GONE, Duration.ofMillis(400)));
        seen(11, process(Sign.GONE, Duration.ofMillis(1400)));
        decided(11, new RestartWorker("w1", "crash/0", 1), "DONE");
        assertThat(value("time to detect crashed")).hasValue(1.4);
    }

    @Test
    void aRestartOfALivingWorkerIsNoDetectionOfDeath() {
        seen(1, process(Sign.PRESENT, Duration.ZERO));
        decided(11, new RestartWorker("w1", "T1@1/0", 1), "DONE");
        assertThat(value("time to detect crashed")).isEmpty();
    }

    @Test
    void timeWithoutATaskIsIdle() {
        seen(0, new Worker("w1", "command", List.of()));
        seen(0, new Worker("w2", "command", List.of()));
        seen(0, new Claim("T1", "w1", Duration.ZERO));
        seen(10, new Integrated("T1", "b", "h", "c", Duration.ZERO));
        assertThat(value("idle time")).hasValue(50);
    }

    @Test
    void onlyTimeWithReadyWorkIsIdleBesideWork() {
        seen(0, new Worker("w1", "command", List.of()));
        seen(0, task("T1"));
        seen(0, task("T2"));
        seen(0, new Claim("T1", "w1", Duration.ZERO));
        seen(4, new Integrated("T1", "b", "h", "c", Duration.ZERO));
        seen(5, new Claim("T2", "w1", Duration.ZERO));
        seen(10, new Integrated("T2", "b", "h", "c", Duration.ZERO));
        assertThat(value("avoidable idle time")).hasValue(10);
    }

    @Test
    void aDependantWaitsFromItsLastRequirementToItsDelivery() {
        seen(0, task("T3"));
        seen(0, new Dependency("T3", "T1"));
        seen(0, new Dependency("T3", "T2"));
        seen(4, new Integrated("T1", "b", "h", "c", Duration.ZERO));
        seen(9, new Integrated("T2", "b", "h", "c", Duration.ZERO));
        seen(11, new Delivery("T3", "w1", 1, DeliveryStep.SUBMITTED, Duration.ZERO));
        seen(12, new Delivery("T3", "w1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO));
        assertThat(value("dependency wait")).hasValue(2);
    }

    @Test
    void aConflictLeadsByTheTimeBetweenForecastAndFailedMerge() {
        seen(0, new Claim("T1", "w1", Duration.ZERO));
        seen(
                5,
                new Conflict(
                        "w2",
                        "w1",
                        List.of("contents"),
                        List.of("a"),
                        List.of("a"),
                        List.of("a"),
                        false,
                        "s",
                        Duration.ZERO));
        seen(12, new Evicted("T1", "czar/w1/T1", "h", EvictionReason.CONFLICT, "c", "", Duration.ZERO));
        assertThat(value("conflict lead time")).hasValue(7);
    }

    private EventHistory past() {
        return new EventHistory(observations, decisions);
    }

    private OptionalDouble value(String name) {
        return ProjectMeasures.of(past()).stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void seen(long second, Fact fact) {
        observations.add(Observation.of(fact, "test", START.plusSeconds(second)));
    }

    private void decided(long second, Action action, String status) {
        Decision decision =
                new Decision(action, List.of(new Justification("a rule", "why", "A1", List.of())), List.of());
        decisions.add(new PastDecision(
                decisions.size() + 1, 1, START.plusSeconds(second), status, decision, List.of(), Optional.empty()));
    }

    private static Task task(String id) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true);
    }

    private static Workspace commit(String worker, String task, String head) {
        return new Workspace(worker, "czar/" + worker + "/" + task, head, true, 1, 0, Duration.ZERO);
    }

    private static WorkerProcess process(Sign sign, Duration age) {
        return new WorkerProcess("w1", sign, sign, 2, age);
    }
}
