package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.fact.Derived.InfrastructureIncident.CorrelatedCrash;
import dev.czar.fact.Fact;
import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.compile.TestRuleBooks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

/** The engine confuses some names with its own; every field a rule may use is tried in constraint, binding and join. */
class FactFieldsTest {

    private static final Set<String> OF_ALL_RECORDS = Set.of("toString", "hashCode", "aged");

    @Test
    void everyFieldOfEveryFactAndActionWorksInConstraintBindingAndJoin() {
        List<String> rules = new ArrayList<>();
        Set<Integer> expected = new TreeSet<>();
        fieldsByType().forEach((type, fields) -> {
            expected.add(rules.size());
            rules.add(probe(rules.size(), type, fields));
        });

        assertThat(concluded(TestRuleBooks.book(rules.toArray(String[]::new)))).isEqualTo(expected);
    }

    /** Every field there is, by its name and its type, once: with the first type that has it. */
    private static Map<Class<?>, List<Method>> fieldsByType() {
        Set<String> tried = new HashSet<>();
        Map<Class<?>, List<Method>> fields = new LinkedHashMap<>();
        RuleVocabulary.families(Fact.class, Action.class)
                .filter(Class::isRecord)
                .sorted(Comparator.comparing((Class<?> type) -> -fields(type).count())
                        .thenComparing(Class::getName))
                .forEach(type -> fields.put(
                        type,
                        fields(type)
                                .filter(field -> tried.add(field.getName() + " " + field.getGenericReturnType()))
                                .toList()));
        fields.values().removeIf(List::isEmpty);
        return fields;
    }

    private static String probe(int index, Class<?> type, List<Method> fields) {
        String constraints = fields.stream().map(FactFieldsTest::constraint).collect(Collectors.joining(",\n    "));
        String bindings = fields.stream()
                .map(field -> "$" + field.getName() + " : " + field.getName())
                .collect(Collectors.joining(",\n    "));
        String joins = fields.stream()
                .map(field -> field.getName() + " == $" + field.getName())
                .collect(Collectors.joining(",\n    "));
        String name = type.getSimpleName();
        return TestRuleBooks.rule(
                "every field of " + type.getName(),
                "%s( %s,\n    %s )\n  %s( %s )".formatted(name, constraints, bindings, name, joins),
                "insertLogical( new CorrelatedCrash( " + index + " ) );");
    }

    private static Stream<Method> fields(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> !method.isBridge() && !OF_ALL_RECORDS.contains(method.getName()))
                .sorted((left, right) -> left.getName().compareTo(right.getName()));
    }

    private static String constraint(Method field) {
        if (field.getReturnType() == int.class) {
            return field.getName() + " >= 0";
        }
        return field.getName()
                + (field.getReturnType() == boolean.class ? " in ( true, false )" : " == " + field.getName());
    }

    private static Set<Integer> concluded(RuleBook book) {
        KieSession session = book.base().newKieSession();
        try {
            new RandomFacts(1)
                    .oneOfEach()
                    .filter(fact -> !(fact instanceof CorrelatedCrash))
                    .forEach(session::insert);
            session.insert(new CorrelatedCrash(0));
            session.fireAllRules();
            return session.getObjects(CorrelatedCrash.class::isInstance).stream()
                    .map(fact -> ((CorrelatedCrash) fact).count())
                    .collect(Collectors.toCollection(TreeSet::new));
        } finally {
            session.dispose();
        }
    }
}
