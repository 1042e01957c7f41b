package dev.czar.loop.access;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Message;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Outcome;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Observation;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.Worker.ProtocolTurn;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOffTurnsTest {
    private static final Tell FIRST = tell(Topic.INSTRUCTION, "first");
    private static final Tell SECOND = tell(Topic.ANSWER, "second");

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
    void whatAWorkerWasAtWorkOnWhenItsProgramEndedIsCutOff() {
        done(1, FIRST);
        screen(2, Turn.ACTIVE);
        done(3, SECOND);
        seen(4, WorkerExit.withoutTrace("ada", ExitCause.CRASH));
        screen(4, Turn.IDLE);
        restarted(5);
        screen(6, Turn.IDLE);
        assertThat(cutOff()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatAWorkerCameBackToItsPromptFromIsDone() {
        done(1, FIRST);
        screen(2, Turn.ACTIVE);
        screen(3, Turn.IDLE);
        done(4, SECOND);
        screen(5, Turn.ACTIVE);
        restarted(6);
        assertThat(cutOff()).containsExactly(SECOND);
    }

    @Test
    void aScreenThatShowsThePromptAllTheTimeAndADialogEndNoTurn() {
        screen(0, Turn.ACTIVE);
        screen(0, Turn.IDLE);
        done(1, FIRST);
        screen(2, Turn.IDLE);
        assertThat(cutOff()).containsExactly(FIRST);
        screen(3, Turn.ACTIVE);
        screen(4, Turn.IDLE);
        screen(5, Turn.AWAITING_INPUT);
        restarted(6);
        assertThat(cutOff()).containsExactly(FIRST);
    }

    @Test
    void aProgramThatSaysItselfSinceWhenItIsAtItsPromptIsBelieved() {
        done(1, FIRST);
        seen(2, hook(Duration.ofMinutes(5)));
        assertThat(cutOff()).containsExactly(FIRST);
        seen(3, hook(Duration.ofSeconds(30)));
        restarted(4);
        assertThat(cutOff()).isEmpty();
        done(5, SECOND);
        seen(6, new ProtocolTurn("ada", Turn.IDLE, "result", "c1", Duration.ofSeconds(5)));
        restarted(7);
        assertThat(cutOff()).isEmpty();
    }

    @Test
    void aLimitEndsNoTurnUntilItIsOver() {
        done(1, FIRST);
        screen(2, Turn.ACTIVE);
        seen(3, resource(Resource.RATE_LIMITED));
        screen(3, Turn.IDLE);
        assertThat(cutOff()).containsExactly(FIRST);
        seen(4, resource(Resource.AVAILABLE));
        screen(5, Turn.ACTIVE);
        screen(6, Turn.IDLE);
        restarted(7);
        assertThat(cutOff()).isEmpty();
    }

    @Test
    void whatIsSaidAgainIsCutOffAgainAndDoneWithAsTheFirstTime() {
        done(1, FIRST);
        screen(2, Turn.ACTIVE);
        restarted(3);
        done(4, tell(Topic.REPEATED, "1"));
        screen(5, Turn.ACTIVE);
        restarted(6);
        assertThat(cutOff()).containsExactly(FIRST);
        done(7, tell(Topic.REPEATED, "2"));
        screen(8, Turn.ACTIVE);
        screen(9, Turn.IDLE);
        restarted(10);
        assertThat(cutOff()).isEmpty();
    }

    @Test
    void aTaskIsGivenToAWorkerThatIsDoneWithWhatItWasTold() {
        done(1, FIRST);
        done(2, new InjectTask("ada", "login", 1));
        done(3, tell(Topic.GO_ON, "0"));
        done(4, new Tell("bob", Topic.INSTRUCTION, "", "other", "words", 1));
        assertThat(cutOff()).isEmpty();
    }

    private List<Message> cutOff() {
        return new CutOffTurns(ledger.history(PROJECT)).of("ada");
    }

    private static Tell tell(Topic topic, String episode) {
        return new Tell("ada", topic, "", episode, "words", 1);
    }

    private void screen(int minute, Turn turn) {
        seen(minute, new WorkerTurn("ada", turn, "sign", Duration.ZERO));
    }

    private static HookEvent hook(Duration turnAge) {
        return new HookEvent("ada", "Stop", "s1", "", Turn.IDLE, false, "", "", 3, turnAge, Duration.ZERO);
    }

    private static WorkerResource resource(Resource resource) {
        return new WorkerResource("ada", resource, Duration.ZERO, "banner", Duration.ZERO, Duration.ZERO);
    }

    private void restarted(int minute) {
        done(minute, new RestartWorker("ada", "e" + minute, minute));
    }

    private void seen(int minute, Fact fact) {
        ledger.append(PROJECT, List.of(Observation.of(fact, "test", at(minute))));
    }

    private void done(int minute, Action action) {
        ledger.record(PROJECT, cycle(at(minute), ledger.lastSeq(PROJECT)), List.of(decision(action)));
        ledger.conclude(PROJECT, Outcome.done(action, at(minute), "done"));
    }

    private static Instant at(int minute) {
        return NOW.plusSeconds(60L * minute);
    }
}
