package dev.czar.ledger.history;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.decision.Action;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.TimelineReader.TimelineEntry;
import dev.czar.ledger.history.TimelineReader.TimelinePage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineReaderTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Instant END = NOW.plus(Duration.ofHours(1));

    @TempDir
    Path folder;

    private Ledger ledger;
    private int minute;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Instant minute(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    private void see(Fact... facts) {
        for (Fact fact : facts) {
            ledger.append(PROJECT, List.of(Observation.of(fact, "test", minute(++minute))));
            ledger.record(PROJECT, cycle(minute(minute), ledger.lastSeq(PROJECT)), List.of());
        }
    }

    private void gone(Fact fact) {
        ledger.append(PROJECT, List.of(Observation.gone(fact.key(), "test", minute(++minute))));
    }

    private void decide(Action action) {
        ledger.record(PROJECT, cycle(minute(++minute), ledger.lastSeq(PROJECT)), List.of(decision(action)));
    }

    private TimelinePage told() {
        return ledger.timeline(PROJECT).between(NOW, END, 100);
    }

    private static Workspace workspace(String head, int ahead, boolean clean) {
        return new Workspace("a", "czar/a/T1", head, clean, ahead, 0, NONE);
    }

    @Test
    void decisionsAreToldWithTheirEnds() {
        Nudge nudge = new Nudge("a", "T1", "e", NudgeLevel.NUDGE);
        decide(new InjectTask("a", "T1", 1));
        decide(nudge);
        ledger.conclude(PROJECT, Outcome.failed(nudge, minute(5), "no pane"));
        assertThat(told().entries())
                .extracting(TimelineEntry::id, TimelineEntry::event, TimelineEntry::kind, TimelineEntry::text)
                .containsExactly(
                        tuple("e2", "FAILED", "NUDGE", "no pane"),
                        tuple("d2", "DECIDED", "NUDGE", "a rule"),
                        tuple("d1", "DECIDED", "INJECT_TASK", "a rule"));
    }

    @Test
    void aNewHeadAheadOfTheTipIsACommit() {
        see(
                workspace("base", 0, true),
                workspace("one", 1, true),
                workspace("one", 1, false),
                workspace("tip", 0, true));
        assertThat(told().entries())
                .extracting(TimelineEntry::kind, TimelineEntry::worker, TimelineEntry::commit, TimelineEntry::text)
                .containsExactly(tuple("COMMIT", "a", "one", "new head of czar/a/T1"));
    }

    @Test
    void aTaskIsFollowedToTheOmnibusInTheLaneOfItsWorker() {
        see(
                new Claim("T1", "a", NONE),
                new CheckResult("T1", "one", CheckStatus.FAILED, "test 3", "", NONE),
                new CheckResult("T1", "two", CheckStatus.PASSED, "", "", NONE),
                new PullRequest(7, "T1", "a", "czar/a/T1", "two", PullRequestState.OPEN, NONE),
                new Review(7, "T1", "two", ReviewResult.APPROVE, "good", NONE),
                new Evicted("T1", "czar/a/T1", "two", EvictionReason.values()[0], "base", "", NONE),
                new Integrated("T1", "czar/a/T1", "two", "merge", NONE),
                new Omnibus("merge", "tree", "base", OmnibusState.LANDED, NONE),
                new PullRequest(7, "T1", "a", "czar/a/T1", "two", PullRequestState.LANDED, NONE));
        assertThat(told().entries())
                .extracting(TimelineEntry::kind, TimelineEntry::event, TimelineEntry::worker, TimelineEntry::pull)
                .containsExactly(
                        tuple("PULL_REQUEST", "LANDED", "a", 7),
                        tuple("OMNIBUS", "LANDED", "", 0),
                        tuple("INTEGRATED", "DONE", "a", 0),
                        tuple("EVICTED", EvictionReason.values()[0].name(), "a", 0),
                        tuple("REVIEW", "APPROVE", "a", 7),
                        tuple("PULL_REQUEST", "OPEN", "a", 7),
                        tuple("CHECK", "PASSED", "a", 0),
                        tuple("CHECK", "FAILED", "a", 0));
    }

    @Test
    void incidentsAndOrdersAreToldWhenTheyBeginAndEnd() {
        Hold hold = new Hold("a", "ada", "lunch", NONE);
        SensorFailed failed = new SensorFailed("git", "locked", NONE);
        see(
                new WorkerProcess("a", Sign.PRESENT, Sign.PRESENT, 1, NONE),
                new WorkerProcess("a", Sign.PRESENT, Sign.GONE, 1, NONE),
                hold,
                failed);
        gone(hold);
        gone(failed);
        see(new WorkerProcess("a", Sign.PRESENT, Sign.PRESENT, 1, NONE));
        assertThat(told().entries())
                .extracting(TimelineEntry::kind, TimelineEntry::event, TimelineEntry::text)
                .containsExactly(
                        tuple("PROCESS", "BACK", ""),
                        tuple("SENSOR", "BACK", "git"),
                        tuple("ORDER", "END_HOLD", "by ada: lunch"),
                        tuple("SENSOR", "FAILED", "git: locked"),
                        tuple("ORDER", "HOLD", "by ada: lunch"),
                        tuple("PROCESS", "GONE", ""));
    }

    @Test
    void whatIsTooMuchIsLeftOutAndFoundByGoingOn() {
        see(workspace("base", 0, true));
        for (int commit = 1; commit <= 9; commit++) {
            see(workspace("c" + commit, commit, true));
        }
        TimelinePage newest = ledger.timeline(PROJECT).between(NOW, END, 4);
        assertThat(newest.entries()).extracting(TimelineEntry::commit).containsExactly("c9", "c8", "c7", "c6");
        TimelinePage older =
                ledger.timeline(PROJECT).between(NOW, newest.older().orElseThrow(), 10);
        assertThat(older.entries())
                .extracting(TimelineEntry::commit)
                .containsExactly("c6", "c5", "c4", "c3", "c2", "c1");
        assertThat(older.older()).isEmpty();
    }

    @Test
    void onlyTheTimeAskedForIsTold() {
        see(workspace("base", 0, true), workspace("one", 1, true), workspace("two", 2, true));
        assertThat(ledger.timeline(PROJECT).between(minute(2), minute(3), 10).entries())
                .extracting(TimelineEntry::commit)
                .containsExactly("one");
    }
}
