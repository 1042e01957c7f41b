package dev.czar.rule.check;

import dev.czar.fact.Order;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders of which only is asked whether there are any, in a rule about one worker or task: one about another counts as well. */
final class OtherOrderCheck implements RuleCheck {
    private static final Set<String> HOLDERS = Set.of("worker", "task");

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        Map<String, String> bound = SwappedValuesCheck.fields(reading.patterns());
        return reading.patterns().stream()
                .filter(pattern -> pattern.role() == Role.ABSENT || pattern.role() == Role.EXISTS)
                .filter(pattern -> pattern.constraints().isEmpty())
                .flatMap(pattern -> holder(pattern, bound).stream().map(name -> diagnostic(reading, pattern, name)));
    }

    /** The name of the one that the rule is about and the order could be about. */
    private static Optional<String> holder(RulePattern order, Map<String, String> bound) {
        return order.type().filter(Order.class::isAssignableFrom).filter(Class::isRecord).stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(HOLDERS::contains)
                .flatMap(field -> bound.entrySet().stream()
                        .filter(one -> one.getValue().equals(field))
                        .map(Map.Entry::getKey)
                        .sorted())
                .findFirst();
    }

    private static CheckDiagnostic diagnostic(RuleReading reading, RulePattern order, String name) {
        String type = order.type().orElseThrow().getSimpleName();
        String field = SwappedValuesCheck.fields(reading.patterns()).get(name);
        return reading.diagnostic(
                DiagnosticCode.OTHER_ORDER,
                order.span(),
                "this %s may be about any %s, and the rule is about %s".formatted(type, field, name),
                "write %s( %s == %s )".formatted(type, field, name));
    }
}
