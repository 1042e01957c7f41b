package dev.czar.rule.check.text;

import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that others name, as in {@code RuleLeftOut( rule == "..." )}, and that are not there. */
public final class RuleNameCheck {

    private RuleNameCheck() {}

    public static Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        Set<String> names =
                readings.stream().map(reading -> reading.rule().getName()).collect(Collectors.toSet());
        return readings.stream().flatMap(reading -> TextComparison.of(reading)
                .filter(comparison -> comparison.field().equals("rule") && !names.contains(comparison.value()))
                .map(comparison -> reading.diagnostic(
                        DiagnosticCode.UNKNOWN_NAME,
                        comparison.text().span(),
                        "there is no rule \"" + comparison.value() + "\"",
                        RuleVocabulary.didYouMean(comparison.value(), names, "czar rules lists them"))));
    }
}
