package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingLimitsTest {

    private static final String DELIVERY = Books.rule(
            "limits of a delivery", "", "insertLogical( new DeliveryLimits( 3, Duration.ofMinutes( 10 ) ) );");

    private static List<Diagnostic> errors(RuleFile... own) {
        return RuleReport.of(RuleFiles.shipped().overlaidBy(List.of(own))).diagnostics().stream()
                .filter(Diagnostic::error)
                .toList();
    }

    private static String[] all() {
        return new String[] {
            "HealthLimits", "LandingPolicy", "NudgeLimits", "RestartLimits", "RetryLimits", "ReviewLimits"
        };
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
        assertThat(errors(new RuleFile("limits.drl", "")))
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.startsWith("no rule inserts DeliveryLimits, so "));
    }

    @Test
    void aMistypedLimitIsNotAlsoMissing() {
        assertThat(errors(
                        new RuleFile("limits.drl", Books.HEADER + DELIVERY.replace("DeliveryLimits", "DeliveryLimit"))))
                .extracting(Diagnostic::code)
                .containsExactly("unknown-type");
    }

    @Test
    void aLimitMayBeInsertedByAnotherFile() {
        RuleFile whole = RuleFiles.shipped().find("limits.drl").orElseThrow();
        String moved = RuleSource.of(new RuleFiles(List.of(whole))).stream()
                .filter(rule -> rule.name().equals("limits of a delivery"))
                .map(RuleSource::text)
                .findFirst()
                .orElseThrow();

        assertThat(errors(
                        new RuleFile(whole.name(), whole.text().replace(moved, "")),
                        new RuleFile("more.drl", Books.HEADER + DELIVERY)))
                .isEmpty();
    }
}
