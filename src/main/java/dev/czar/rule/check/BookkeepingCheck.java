package dev.czar.rule.check;

import dev.czar.decision.Action;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.InFlight;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The cycle numbers the attempts of an action and knows its key; a rule that does so by hand is wrong by one character at some time. */
final class BookkeepingCheck implements RuleCheck {

    private static final Set<String> KEYS = Set.of("target", "decision", "key", "subject");

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading)
                .filter(RuleReading::understood)
                .flatMap(understood -> Stream.concat(builtKeys(understood), countedAttempts(understood)));
    }

    private static Stream<CheckDiagnostic> builtKeys(RuleReading reading) {
        return reading.patterns().stream()
                .filter(pattern ->
                        pattern.type().filter(BookkeepingCheck::hasKey).isPresent())
                .flatMap(pattern -> pattern.constraints().stream())
                .flatMap(constraint -> constraint.expression().all())
                .filter(BookkeepingCheck::comparesBuiltKey)
                .map(part -> reading.diagnostic(
                        DiagnosticCode.BUILT_KEY,
                        part.span(),
                        "the key of an action is put together by hand: one wrong character, and nothing is ever found",
                        "compare kind with about and lane, which hold the parts of the target; a conclusion without an attempt"
                                + " is numbered by the cycle"));
    }

    private static boolean hasKey(Class<?> type) {
        return type == ActionFailed.class || type == InFlight.class || Action.class.isAssignableFrom(type);
    }

    private static boolean comparesBuiltKey(RuleExpression part) {
        if (part instanceof Call call) {
            return call.of().filter(BookkeepingCheck::isKey).isPresent()
                    && call.arguments().stream().anyMatch(BookkeepingCheck::built);
        }
        return part instanceof Binary comparison
                && (isKey(comparison.left()) && built(comparison.right())
                        || isKey(comparison.right()) && built(comparison.left()));
    }

    private static boolean isKey(RuleExpression expression) {
        return expression instanceof Name name && KEYS.contains(name.text());
    }

    private static boolean built(RuleExpression expression) {
        return expression
                .all()
                .anyMatch(part -> part instanceof Binary sum && sum.operator().equals("+"));
    }

    private static Stream<CheckDiagnostic> countedAttempts(RuleReading reading) {
        if (reading.concluded().filter(Action.class::isAssignableFrom).isEmpty()) {
            return Stream.empty();
        }
        RecordComponent[] parts = reading.concluded().orElseThrow().getRecordComponents();
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        Set<String> counts = reading.patterns().stream()
                .filter(pattern -> pattern.type().isEmpty())
                .map(RulePattern::binds)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        return IntStream.range(0, given.size() == parts.length ? parts.length : 0)
                .filter(index -> parts[index].getName().equals("attempt"))
                .filter(index -> !(given.get(index) instanceof Name))
                .filter(index -> given.get(index)
                        .all()
                        .anyMatch(part -> part instanceof Name name && counts.contains(name.text())))
                .mapToObj(index -> reading.diagnostic(
                        DiagnosticCode.COUNTED_ATTEMPT,
                        given.get(index).span(),
                        "the attempt is counted by the rule",
                        "leave it out, and what it is counted from: the cycle numbers the attempts of an action"));
    }
}
