package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class ReturnRulesTest {
    private static ScenarioBoard rejected() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(1)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)),
                        new CheckResult("T1", "h1", CheckStatus.FAILED, "unit", "1 failed", minutes(1)));
    }

    private static ReturnedWork returned(String head, String signature, int round) {
        return new ReturnedWork("w1", "T1", head, signature, round, minutes(1));
    }

    private static ReturnWork back(int round, int attempt) {
        return new ReturnWork("w1", "T1", "h1", "the checks failed", "checks/unit", "1 failed", round, attempt);
    }

    @Test
    void rejectedWorkGoesBackOncePerCauseAndHead() {
        rejected().decides(back(1, 1));
        rejected().with(returned("h1", "checks/unit", 1)).decides();
        rejected().with(returned("h1", "review", 1)).decides(back(2, 1));
        rejected().with(returned("h0", "checks/unit", 1)).decides(back(2, 1));
    }

    @Test
    void workGoesBackAsOftenAsRoundsAreAllowed() {
        ScenarioBoard two = rejected().with(returned("x", "s", 1), returned("y", "s", 2));
        two.decides(back(3, 1));
        two.with(returned("z", "s", 3))
                .decides(new AlertHuman(
                        "T1", "h1/checks/unit", "T1 was sent back 3 times, and still the checks failed"));
    }

    @Test
    void aReturnThatSurelyDidNotArriveIsTriedAgain() {
        rejected()
                .with(new ActionFailed(
                        ActionKind.RETURN_WORK, "w1", "RETURN_WORK/T1/h1/checks/unit/1", "boom", minutes(1)))
                .decides(back(1, 2));
    }

    @Test
    void nothingGoesBackToAWorkerThatIsGoneOrLimited() {
        rejected().with(gone("w1", minutes(1))).vetoes(back(1, 1));
        rejected()
                .with(new WorkerResource("w1", Resource.RATE_LIMITED, hours(1)))
                .vetoes(back(1, 1))
                .decides();
    }
}
