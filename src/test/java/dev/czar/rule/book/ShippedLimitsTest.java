package dev.czar.rule.book;

import static dev.czar.rule.book.ScenarioBoard.HEALTH;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;

import dev.czar.fact.Limit.ApprovalLimit;
import dev.czar.fact.Limit.DeliveryLimits;
import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Limit.LandingPolicy;
import dev.czar.fact.Limit.NudgeLimits;
import dev.czar.fact.Limit.RestartLimits;
import dev.czar.fact.Limit.RetryLimits;
import dev.czar.fact.Limit.ReviewLimits;
import dev.czar.fact.Limit.WorkLimits;
import org.junit.jupiter.api.Test;

class ShippedLimitsTest {

    @Test
    void theShippedLimitsAreTheDocumentedOnes() {
        ScenarioBoard.of()
                .derives(
                        HEALTH,
                        new NudgeLimits(minutes(15), minutes(15), minutes(30)),
                        new RestartLimits(2, hours(6), minutes(2), 3, seconds(30)),
                        new DeliveryLimits(3, minutes(10)),
                        new ReviewLimits(3, minutes(2)),
                        new RetryLimits(3, minutes(1)),
                        new LandingPolicy(Landing.EACH),
                        new WorkLimits(2));
    }

    @Test
    void nothingNeedsApprovalByDefault() {
        ScenarioBoard.of().derivesNo(ApprovalLimit.class);
    }

    @Test
    void limitsAloneDecideNothing() {
        ScenarioBoard.of().decides();
    }
}
