package dev.czar.web.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.web.request.ProblemDetails.ProblemException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RulesResourceTest {

    @Test
    void aFailureWithAnAnswerOfItsOwnIsNotWrapped() {
        TrialRefused refused = new TrialRefused("the files of the active rules are not known");
        assertThatThrownBy(() -> RulesResource.await(CompletableFuture.failedFuture(refused)))
                .isSameAs(refused);
    }

    @Test
    void aRefusedRequestIsAConflict() {
        assertThatThrownBy(() -> RulesResource.await(CompletableFuture.failedFuture(new RuleRequestRefused("no"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        conflict -> assertThat(conflict.problem().status()).isEqualTo(409));
    }
}
