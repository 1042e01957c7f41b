package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two rules that say the same under two names: whoever changes one of them changes nothing. */
final class SameRuleCheck implements BookCheck {

    private static final Pattern HEAD = Pattern.compile("(?s)^.*?\\bwhen\\b");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        return readings.stream()
                .filter(reading -> reading.concluded()
                        .filter(concluded -> !Limit.class.isAssignableFrom(concluded))
                        .isPresent())
                .collect(Collectors.groupingBy(SameRuleCheck::done))
                .values()
                .stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(SameRuleCheck::compared);
    }

    private static Stream<CheckDiagnostic> compared(List<RuleReading> alike) {
        Map<String, RuleReading> first = new HashMap<>();
        return alike.stream().flatMap(reading -> Optional.ofNullable(first.putIfAbsent(said(reading), reading)).stream()
                .filter(before -> !before.rule().getName().equals(reading.rule().getName()))
                .map(before -> reading.diagnostic(
                        DiagnosticCode.SAME_RULE,
                        reading.source().head(reading.rule()),
                        "the rule \"%s\" in %s says the same"
                                .formatted(
                                        before.rule().getName(), before.source().file()),
                        "take one away, or change its conditions")));
    }

    /** What two rules must have in common before all of their text is looked at. */
    private static String done(RuleReading reading) {
        return SPACE.matcher(String.valueOf(reading.rule().getConsequence())).replaceAll("");
    }

    private static String said(RuleReading reading) {
        String text = reading.source().text(reading.rule());
        return SPACE.matcher(HEAD.matcher(text).replaceFirst("")).replaceAll(" ");
    }
}
