package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.consistency.RuleMeaning;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules that say what another one says already, under another name: whoever changes one of them changes nothing. */
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

    /** What two rules must have in common before their conditions are looked at. */
    private static List<Object> done(RuleReading reading) {
        Created created = reading.conclusion().orElseThrow();
        return Stream.concat(Stream.of(created.type().text()), RuleMeaning.values(created))
                .toList();
    }

    private static Stream<CheckDiagnostic> compared(List<RuleReading> alike) {
        List<SaidRule> rules = alike.stream().map(SaidRule::of).toList();
        return IntStream.range(0, rules.size()).boxed().flatMap(index -> IntStream.range(0, rules.size())
                .filter(other -> other != index && rules.get(index).repeats(rules.get(other), other < index))
                .limit(1)
                .mapToObj(other -> diagnostic(rules.get(index), rules.get(other))));
    }

    private record SaidRule(RuleReading reading, String text, Optional<RuleMeaning> meaning) {

        static SaidRule of(RuleReading reading) {
            return new SaidRule(reading, said(reading), RuleMeaning.of(reading));
        }

        /** Of two in one file that say the same the later one is told. */
        boolean repeats(SaidRule other, boolean isBefore) {
            if (reading.rule().getName().equals(other.reading.rule().getName())) {
                return false;
            }
            boolean told = isBefore
                    || !reading.source().file().equals(other.reading.source().file());
            return told && text.equals(other.text) || includes(other) && (told || !other.includes(this));
        }

        private boolean includes(SaidRule other) {
            return meaning.isPresent()
                    && other.meaning.isPresent()
                    && meaning.get().includes(other.meaning.get());
        }
    }

    private static CheckDiagnostic diagnostic(SaidRule rule, SaidRule other) {
        return rule.reading.diagnostic(
                DiagnosticCode.SAME_RULE,
                rule.reading.source().head(rule.reading.rule()),
                "the rule \"%s\" in %s says the same"
                                .formatted(
                                        other.reading.rule().getName(),
                                        other.reading.source().file())
                        + (rule.text.equals(other.text) ? "" : " wherever this one does"),
                "take one away, or change its conditions");
    }

    private static String said(RuleReading reading) {
        String text = reading.source().text(reading.rule());
        return SPACE.matcher(HEAD.matcher(text).replaceFirst("")).replaceAll(" ");
    }
}
