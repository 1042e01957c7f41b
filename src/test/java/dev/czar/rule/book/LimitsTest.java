package dev.czar.rule.book;

import static dev.czar.rule.book.Scene.HEALTH;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.seconds;

import dev.czar.fact.ApprovalLimit;
import dev.czar.fact.DeliveryLimits;
import dev.czar.fact.Landing;
import dev.czar.fact.LandingPolicy;
import dev.czar.fact.NudgeLimits;
import dev.czar.fact.RestartLimits;
import dev.czar.fact.RetryLimits;
import dev.czar.fact.ReviewLimits;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void theShippedLimitsAreTheDocumentedOnes() {
        Scene.of()
                .derives(
                        HEALTH,
                        new NudgeLimits(minutes(15), minutes(15), minutes(30)),
                        new RestartLimits(2, hours(6), minutes(2), 3, seconds(30)),
                        new DeliveryLimits(3, minutes(10)),
                        new ReviewLimits(3, minutes(2)),
                        new RetryLimits(3, minutes(1)),
                        new LandingPolicy(Landing.WHOLE));
    }

    @Test
    void nothingNeedsApprovalByDefault() {
        Scene.of().derivesNo(ApprovalLimit.class);
    }

    @Test
    void limitsAloneDecideNothing() {
        Scene.of().decides();
    }
}
