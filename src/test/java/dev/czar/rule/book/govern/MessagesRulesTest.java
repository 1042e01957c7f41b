package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.Action;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Conflict;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.book.ScenarioBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesRulesTest {
    private static final InjectTask INJECT = new InjectTask("w1", "T1", 1);
    private static final Tell TELL = new Tell("w1", Topic.YIELD, "T1", "s1", "w2: a.txt");

    private static ScenarioBoard two() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(1)),
                        new Conflict(
                                "w1",
                                "w2",
                                List.of("contents"),
                                List.of("a.txt"),
                                List.of("a.txt"),
                                List.of("a.txt"),
                                false,
                                "s1",
                                minutes(1)));
    }

    private static InFlight flight(String lane, Action action) {
        return new InFlight(action.kind(), lane, action.key(), minutes(1));
    }

    @Test
    void ofTwoMessagesTheFirstGoesAlone() {
        two().decides(INJECT).vetoes(TELL);
    }

    @Test
    void aMessageThatIsForbiddenDoesNotStandInTheWay() {
        two().with(turn("w1", Turn.ACTIVE)).decides(TELL).vetoes(INJECT);
        two().with(new Veto(INJECT.key(), "ann", "no", minutes(1)))
                .decides(TELL)
                .vetoes(INJECT);
    }

    @Test
    void aMessageUnderWayKeepsStandingAndOthersWait() {
        two().with(flight("w1", INJECT)).decides(INJECT).vetoes(TELL);
        two().with(flight("w1", TELL)).decides(TELL).vetoes(INJECT);
        two().with(flight("w2", new RestartWorker("w2", "e", 1)))
                .decides(INJECT)
                .vetoes(TELL);
    }

    @Test
    void aMessageWaitsForWhateverIsUnderWayWithItsWorker() {
        two().with(flight("w1", new RestartWorker("w1", "e", 1))).decides().vetoes(INJECT, TELL);
        two().with(flight("repository", new LandOmnibus("o", "t")))
                .decides(INJECT)
                .vetoes(TELL);
    }

    @Test
    void messagesToTwoWorkersGoTogether() {
        idle("w1", "w2")
                .with(task("T1"), task("T2"), new Claim("T1", "w1", hours(1)), new Claim("T2", "w2", hours(1)))
                .decides(INJECT, new InjectTask("w2", "T2", 1))
                .vetoes();
    }

    @Test
    void nothingIsSaidToAWorkerThatIsNotSurelyAlive() {
        two().with(new WorkerProcess("w1", Sign.PRESENT, Sign.UNKNOWN, 9, minutes(1)))
                .decides()
                .vetoes(INJECT, TELL);
        two().without(WorkerProcess.class).decides().vetoes(INJECT, TELL);
    }

    @Test
    void nothingIsSaidWhileTheTurnIsBlockedOrUnknown() {
        two().with(turn("w1", Turn.UNKNOWN)).decides().vetoes(INJECT, TELL);
        two().with(new Started("w1", minutes(9)))
                .without(WorkerTurn.class)
                .decides()
                .vetoes(INJECT, TELL);
        two().with(turn("w1", Turn.BLOCKED))
                .decides(new AlertHuman("w1", "dialog/0", "w1 waits for an answer: hook"))
                .vetoes(INJECT, TELL);
    }

    @Test
    void aTaskWaitsForThePromptWhileANoticeDoesNot() {
        two().with(turn("w1", Turn.ACTIVE)).decides(TELL).vetoes(INJECT);
    }

    @Test
    void nothingIsSaidToAWorkerShortOfAResource() {
        two().with(new WorkerResource("w1", Resource.RATE_LIMITED, hours(1)))
                .decides()
                .vetoes(INJECT, TELL);
        two().with(new WorkerResource("w1", Resource.AVAILABLE, hours(0)))
                .decides(INJECT)
                .vetoes(TELL);
    }
}
