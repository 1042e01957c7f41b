package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Observation;
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
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import dev.czar.ledger.store.CycleRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredHistoryTest {

    private static final String PROJECT = "p";
    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatIsKeptMeasuresAsAllOfThePastDoesAlsoWhenItGrows() {
        MeasuredHistory measured = new MeasuredHistory(ledger, PROJECT);
        assertThat(ProjectMeasures.of(measured.now())).isEqualTo(measuredFromAll());
        aTask("T1", 0);
        assertThat(ProjectMeasures.of(measured.now())).isEqualTo(measuredFromAll());
        aTask("T2", 1_000);
        assertThat(ProjectMeasures.of(measured.now()))
                .isEqualTo(measuredFromAll())
                .filteredOn(measure -> measure.value().isPresent())
                .extracting(MeasureResult::name)
                .contains("task accuracy", "duplicated work", "time to detect stuck", "time to detect crashed");
    }

    private void aTask(String task, long second) {
        seen(
                second,
                new Worker("w1", "a", List.of()),
                new Task(task, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                new Dependency(task, "T0"),
                new Integrated("T0", "b", "h", "c", Duration.ZERO),
                alive());
        decided(second + 10, new InjectTask("w1", task, 1));
        seen(second + 11, new Claim(task, "w1", Duration.ZERO));
        seen(second + 12, new Delivery(task, "w1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO));
        for (int look = 20; look < 300; look += 2) {
            Duration silent = Duration.ofSeconds(look - 20);
            seen(second + look, new WorkerProgress("w1", 1, silent, silent, silent, silent));
        }
        decided(second + 300, new Nudge("w1", task, "e" + second, NudgeLevel.ASK_STATUS));
        seen(second + 310, new WorkerProgress("w1", 2, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        seen(second + 320, gone(3));
        seen(second + 325, gone(6));
        decided(second + 330, new RestartWorker("w1", "e" + second, 1));
        seen(second + 340, alive());
        for (int ahead = 0; ahead < 4; ahead++) {
            seen(second + 350 + ahead, workspace(task, ahead));
            seen(second + 360 + ahead, workspace(task, ahead));
        }
        seen(second + 400, new Pause("ada", "lunch", Duration.ZERO, Duration.ZERO));
        seen(second + 500, new Integrated(task, "czar/w1/" + task, "h3", "c", Duration.ZERO));
    }

    private static Workspace workspace(String task, int ahead) {
        return new Workspace("w1", "czar/w1/" + task, "h" + ahead, true, ahead, 0, Duration.ZERO);
    }

    private static WorkerProcess alive() {
        return new WorkerProcess("w1", Sign.PRESENT, Sign.PRESENT, 1, Duration.ZERO);
    }

    private static WorkerProcess gone(long seconds) {
        return new WorkerProcess("w1", Sign.PRESENT, Sign.GONE, 1, Duration.ofSeconds(seconds));
    }

    private void seen(long second, Fact... facts) {
        ledger.append(
                PROJECT,
                List.of(facts).stream()
                        .map(fact -> Observation.of(fact, "test", START.plusSeconds(second)))
                        .toList());
    }

    private void decided(long second, Action action) {
        Instant at = START.plusSeconds(second);
        Decision decision =
                new Decision(action, List.of(new Justification("a rule", "why", "A1", List.of())), List.of());
        CycleRecord cycle = new CycleRecord(at, ledger.lastSeq(PROJECT), "r", "h", Duration.ZERO, List.of());
        ledger.record(PROJECT, cycle, List.of(decision));
        ledger.conclude(PROJECT, Outcome.done(action, at, "done"));
    }

    private List<MeasureResult> measuredFromAll() {
        var history = ledger.history(PROJECT);
        return ProjectMeasures.of(new EventHistory(
                history.observations(0, 1_000).stream()
                        .map(PastObservation::observation)
                        .toList(),
                history.decisions(DecisionFilter.all(), 0, 1_000).items()));
    }
}
