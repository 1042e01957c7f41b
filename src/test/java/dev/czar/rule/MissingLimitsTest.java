package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingLimitsTest {

    private static final String DELIVERY = Books.rule(
            "limits of a delivery", "", "insertLogical( new DeliveryLimits( 3, Duration.ofMinutes( 10 ) ) );");

    private static List<Diagnostic> errors(RuleFile limits) {
        return RuleReport.of(RuleFiles.shipped().overlaidBy(List.of(limits))).diagnostics().stream()
                .filter(Diagnostic::error)
                .toList();
    }

    private static String[] all() {
        return new String[] {"HealthLimits", "NudgeLimits", "RestartLimits", "RetryLimits", "ReviewLimits"};
    }

    @Test
    void aFileOfLimitsThatForgetsSomeIsNotUsed() {
        List<Diagnostic> errors = errors(new RuleFile("limits.drl", Books.HEADER + DELIVERY));

        assertThat(errors).allSatisfy(error -> {
            assertThat(error.code()).isEqualTo("missing-limit");
            assertThat(error.file()).isEqualTo("limits.drl");
        });
        assertThat(errors)
                .extracting(error -> error.message().replaceAll("no rule inserts (\\w+), so .*never fires?", "$1"))
                .containsExactly(all());
    }

    @Test
    void anEmptyFileOfLimitsIsNotUsed() {
        assertThat(errors(new RuleFile("limits.drl", ""))).hasSize(all().length + 1);
    }

    @Test
    void aLimitMayBeInsertedByAnotherFile() {
        assertThat(errors(new RuleFile("more.drl", Books.HEADER + DELIVERY))).isEmpty();
    }
}
