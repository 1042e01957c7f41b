package dev.czar.ledger.history;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static dev.czar.ledger.LedgerTest.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.ProjectHistory.HistoryPage;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectHistoryTest {

    private static final DecisionFilter ALL = DecisionFilter.all();

    @TempDir
    Path folder;

    private final InjectTask first = new InjectTask("a", "T1", 1);
    private final Nudge second = new Nudge("a", "T1", "e", NudgeLevel.NUDGE);
    private final InjectTask third = new InjectTask("b", "T2", 1);
    private Ledger ledger;
    private ProjectHistory history;

    @BeforeEach
    void threeDecisionsAMinuteApart() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        history = ledger.history(PROJECT);
        ledger.append(PROJECT, List.of(worker("a", "one"), worker("a", "two")));
        decide(0, first);
        decide(1, second);
        decide(2, third);
        ledger.conclude(PROJECT, Outcome.failed(second, minute(5), "no pane"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void decide(int minute, Action action) {
        ledger.record(PROJECT, cycle(minute(minute), ledger.lastSeq(PROJECT)), List.of(decision(action)));
    }

    private static Instant minute(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private List<String> keys(DecisionFilter filter) {
        return history.decisions(filter, 0, 10).items().stream()
                .map(past -> past.decision().key())
                .toList();
    }

    private static DecisionFilter filter(String worker, String task, String kind, String rule, String status) {
        return new DecisionFilter(worker, task, kind, rule, status, "", ALL.from(), ALL.to());
    }

    @Test
    void decisionsAreListedNewestFirst() {
        assertThat(keys(ALL)).containsExactly(third.key(), second.key(), first.key());
    }

    @Test
    void decisionsAreFilteredByWorkerTaskKindRuleStatusAndTime() {
        assertThat(keys(filter("b", "", "", "", ""))).containsExactly(third.key());
        assertThat(keys(filter("", "T1", "", "", ""))).containsExactly(second.key(), first.key());
        assertThat(keys(filter("", "", "NUDGE", "", ""))).containsExactly(second.key());
        assertThat(keys(filter("", "", "", "another rule", ""))).isEmpty();
        assertThat(keys(filter("a", "", "", "a rule", "OPEN"))).containsExactly(first.key());
        assertThat(keys(filter("", "", "", "", "FAILED"))).containsExactly(second.key());
        assertThat(keys(new DecisionFilter("", "", "", "", "", "", minute(1), minute(2))))
                .containsExactly(second.key());
    }

    @Test
    void pagesJoinWithoutGapOrOverlapWhileDecisionsAreAdded() {
        HistoryPage<PastDecision> page = history.decisions(ALL, 0, 2);
        decide(3, new InjectTask("c", "T3", 1));
        List<String> keys = new ArrayList<>();
        page.items().forEach(past -> keys.add(past.decision().key()));
        HistoryPage<PastDecision> next = history.decisions(ALL, page.next().orElseThrow(), 2);
        next.items().forEach(past -> keys.add(past.decision().key()));
        assertThat(keys).containsExactly(third.key(), second.key(), first.key());
        assertThat(next.next()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void oneDecisionIsFoundByNumberAndByKeyWithItsStepsAndOutcome() {
        ExecutionStep step = new ExecutionStep(second.key(), "pasted", "pane %1", NOW);
        ledger.journal(PROJECT).append(step);
        PastDecision past = history.decision(second.key()).orElseThrow();
        assertThat(history.decision(String.valueOf(past.id()))).contains(past);
        assertThat(past.decision()).isEqualTo(decision(second));
        assertThat(past.steps()).containsExactly(step);
        assertThat(past.outcome())
                .contains(new Outcome(second.key(), OutcomeStatus.FAILED, "no pane", minute(5), List.of()));
        assertThat(history.decision(first.key()).orElseThrow().outcome()).isEmpty();
        assertThat(history.decision("NUDGE/nobody")).isEmpty();
    }

    @Test
    void cyclesAreListedNewestFirst() {
        HistoryPage<PastCycle> page = history.cycles(0, 2);
        assertThat(page.items()).extracting(past -> past.cycle().at()).containsExactly(minute(2), minute(1));
        assertThat(page.items()).extracting(PastCycle::decisions).containsOnly(1);
        assertThat(history.cycle(page.items().get(0).id()))
                .contains(page.items().get(0));
    }

    @Test
    void observationsAreListedInOrderAndByKey() {
        assertThat(history.observations(0, 2))
                .containsExactly(
                        new PastObservation(1, worker("a", "one")), new PastObservation(2, worker("a", "two")));
        assertThat(history.observations("Worker/a", 1)).containsExactly(new PastObservation(2, worker("a", "two")));
    }
}
