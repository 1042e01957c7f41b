package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleFiles.RuleSource;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCheckReport;
import dev.czar.rule.compile.TestRuleBooks;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingLimitCheckTest {

    private static final String DELIVERY = TestRuleBooks.rule(
            "limits of a delivery", "", "insertLogical( new DeliveryLimits( 3, Duration.ofMinutes( 10 ) ) );");

    private static List<CheckDiagnostic> errors(RuleFile... own) {
        return RuleCheckReport.of(RuleFiles.shipped().overlaidBy(List.of(own))).diagnostics().stream()
                .filter(CheckDiagnostic::error)
                .toList();
    }

    private static String[] all() {
        return new String[] {
            "HealthLimits", "LandingPolicy", "NudgeLimits", "RestartLimits", "RetryLimits", "ReviewLimits"
        };
    }

    @Test
    void aFileOfLimitsThatForgetsSomeIsNotUsed() {
        List<CheckDiagnostic> errors = errors(new RuleFile("limits.drl", TestRuleBooks.HEADER + DELIVERY));

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
                .extracting(CheckDiagnostic::message)
                .anyMatch(message -> message.startsWith("no rule inserts DeliveryLimits, so "));
    }

    @Test
    void aMistypedLimitIsNotAlsoMissing() {
        assertThat(errors(new RuleFile(
                        "limits.drl", TestRuleBooks.HEADER + DELIVERY.replace("DeliveryLimits", "DeliveryLimit"))))
                .extracting(CheckDiagnostic::code)
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
                        new RuleFile("more.drl", TestRuleBooks.HEADER + DELIVERY)))
                .isEmpty();
    }
}
