package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.task;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.ReturnWork;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Resource;
import dev.czar.fact.ReturnedWork;
import dev.czar.fact.WorkerResource;
import dev.czar.rule.book.Scene;
import org.junit.jupiter.api.Test;

class ReturnTest {
    private static Scene rejected() {
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
        Scene two = rejected().with(returned("x", "s", 1), returned("y", "s", 2));
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
