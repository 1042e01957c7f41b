package dev.czar.rule;

import static dev.czar.rule.RuleScenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcomingDecisionsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static RuleScenario silentFor(Duration silence) {
        Duration ages = Duration.ofHours(9);
        return given(
                new Project("tally", "main", ProjectState.RUNNING),
                new Worker("w1", "command", List.of()),
                new Started("w1", ages),
                new WorkerProcess("w1", Sign.PRESENT, Sign.PRESENT, 9, ages),
                new WorkerTurn("w1", Turn.ACTIVE, "hook", Duration.ZERO),
                new WorkerProgress("w1", 3, silence, ages, ages),
                new Workspace("w1", "czar/w1/T1", "h1", true, 3, 0, Duration.ZERO),
                new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true),
                new Claim("T1", "w1", ages),
                new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, ages));
    }

    private static UpcomingDecisions agenda(RuleScenario situation, Duration horizon) {
        return UpcomingDecisions.of(situation.snapshot(), ShippedRuleBook.get(), horizon);
    }

    @Test
    void aWorkerThatStaysSilentWillBeAskedWhenItIsSlowAndNudgedWhenItIsStuck() {
        RuleScenario situation = silentFor(Duration.ofMinutes(10));

        List<UpcomingDecisions.UpcomingDecision> nudges = agenda(situation, DAY).items().stream()
                .filter(item -> item.decision().action() instanceof Nudge)
                .toList();

        assertThat(nudges)
                .extracting(item -> ((Nudge) item.decision().action()).level())
                .startsWith(NudgeLevel.ASK_STATUS, NudgeLevel.NUDGE);
        assertThat(nudges.get(0).at())
                .isCloseTo(RuleScenario.NOW.plus(Duration.ofMinutes(50)), within(1, ChronoUnit.SECONDS));
        assertThat(nudges.get(1).at())
                .isCloseTo(RuleScenario.NOW.plus(Duration.ofMinutes(110)), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void whatIsDecidedAlreadyIsNotAnnounced() {
        RuleScenario situation = silentFor(Duration.ofMinutes(90));

        assertThat(agenda(situation, DAY).items())
                .extracting(item -> item.decision().key())
                .doesNotContainAnyElementsOf(situation.result().decisions().stream()
                        .map(decision -> decision.key())
                        .toList());
    }

    @Test
    void timeAloneChangesNothingBeforeTheWorkerIsSlow() {
        Duration fiveMinutes = Duration.ofMinutes(5);
        assertThat(nextChange(silentFor(Duration.ofMinutes(10)), fiveMinutes)).isEqualTo(fiveMinutes);
        assertThat(nextChange(silentFor(Duration.ofMinutes(58)), fiveMinutes))
                .isBetween(Duration.ofMinutes(2), Duration.ofSeconds(121));
    }

    private static Duration nextChange(RuleScenario situation, Duration horizon) {
        return NextChange.within(horizon, situation.snapshot(), situation.result(), ShippedRuleBook.get());
    }

    @Test
    void nothingIsAnnouncedBeyondTheHorizon() {
        UpcomingDecisions agenda = agenda(silentFor(Duration.ofMinutes(10)), Duration.ofMinutes(40));

        assertThat(agenda.items()).isEmpty();
        assertThat(agenda.complete()).isTrue();
        assertThat(agenda.until()).isEqualTo(RuleScenario.NOW.plus(Duration.ofMinutes(40)));
    }
}
