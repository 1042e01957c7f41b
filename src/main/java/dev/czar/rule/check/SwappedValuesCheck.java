package dev.czar.rule.check;

import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A worker's id is no task's: values of one type that a conclusion takes in another order than they are given. */
final class SwappedValuesCheck implements RuleCheck {

    /** What the fields name that have a name of their own. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("worker", "worker"),
            Map.entry("owner", "worker"),
            Map.entry("assignee", "worker"),
            Map.entry("agent", "agent"),
            Map.entry("task", "task"),
            Map.entry("requirement", "task"),
            Map.entry("branch", "branch"),
            Map.entry("head", "commit"),
            Map.entry("commit", "commit"),
            Map.entry("base", "commit"),
            Map.entry("tree", "tree"));

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading).filter(RuleReading::understood).flatMap(SwappedValuesCheck::swapped);
    }

    private static Stream<CheckDiagnostic> swapped(RuleReading reading) {
        if (reading.concluded().isEmpty()) {
            return Stream.empty();
        }
        Class<?> type = reading.concluded().get();
        List<RuleExpression> given =
                reading.conclusion().map(Created::arguments).orElse(List.of());
        Map<String, String> fields = fields(reading.patterns());
        RecordComponent[] parts = type.getRecordComponents();
        return IntStream.range(0, Math.min(given.size(), parts.length))
                .filter(index -> given.get(index) instanceof Name name
                        && other(parts[index].getName(), fields.getOrDefault(name.text(), "")))
                .mapToObj(index -> diagnostic(reading, type, index, fields.get(((Name) given.get(index)).text())));
    }

    private static boolean other(String component, String field) {
        return differ(component, field);
    }

    /** Whether two fields name things of different kinds, so that they are never equal. */
    static boolean differ(String one, String other) {
        return KINDS.containsKey(one)
                && KINDS.containsKey(other)
                && !KINDS.get(one).equals(KINDS.get(other));
    }

    private static CheckDiagnostic diagnostic(RuleReading reading, Class<?> type, int index, String field) {
        Created created = reading.conclusion().orElseThrow();
        String order = String.join(
                ", ",
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        return reading.diagnostic(
                DiagnosticCode.SWAPPED,
                created.arguments().get(index).span(),
                "%s of %s is given a %s"
                        .formatted(type.getRecordComponents()[index].getName(), type.getSimpleName(), field),
                "the order is %s( %s )".formatted(type.getSimpleName(), order));
    }

    /** The field behind each binding; an id is called by what it identifies. */
    static Map<String, String> fields(List<RulePattern> patterns) {
        Map<String, String> fields = new HashMap<>();
        for (RulePattern pattern : patterns) {
            pattern.constraints().forEach(constraint -> constraint
                    .binding()
                    .filter(name -> constraint.expression() instanceof Name)
                    .ifPresent(
                            name -> fields.put(name.text(), field(pattern, ((Name) constraint.expression()).text()))));
        }
        return fields;
    }

    static String field(RulePattern pattern, String field) {
        Class<?> type = pattern.type().orElse(Object.class);
        if (field.equals("id")) {
            return type == Worker.class ? "worker" : type == Task.class ? "task" : field;
        }
        return field;
    }
}
