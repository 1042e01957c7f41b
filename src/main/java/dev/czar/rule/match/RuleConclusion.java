package dev.czar.rule.match;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.check.reading.RuleVocabulary;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule concludes: a type, and the text of the argument for each of its components. */
public record RuleConclusion(Class<?> type, Map<String, String> arguments) {

    /** Where two constructors take as many arguments, rules call the one that leaves this to the cycle. */
    private static final String NUMBERED = "attempt";

    private static final Map<String, Class<?>> TYPES = RuleVocabulary.families(Fact.class, Action.class, Refusal.class)
            .filter(Class::isRecord)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /** Of the text after {@code then}; empty when it is not one insertion. */
    static Optional<RuleConclusion> of(String consequence) {
        return new JavaParser()
                .parseBlock("{" + consequence + "}")
                .getResult()
                .flatMap(block -> block.findFirst(ObjectCreationExpr.class))
                .filter(created -> TYPES.containsKey(created.getType().getNameAsString()))
                .map(created -> of(TYPES.get(created.getType().getNameAsString()), created.getArguments()));
    }

    /** A constructor with other parameters than the components names those that it takes. */
    private static RuleConclusion of(Class<?> type, List<Expression> given) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> names = names(type, given.size());
        for (int index = 0; index < Math.min(names.size(), given.size()); index++) {
            arguments.put(names.get(index), given.get(index).toString());
        }
        return new RuleConclusion(type, arguments);
    }

    private static List<String> names(Class<?> type, int count) {
        List<String> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == count && count < components.size())
                .map(constructor -> Stream.of(constructor.getParameters())
                        .map(Parameter::getName)
                        .toList())
                .filter(components::containsAll)
                .min(Comparator.comparing(names -> names.contains(NUMBERED)))
                .orElse(components);
    }

    /**
     * The values the rule's variables need for the conclusion to have these components; empty when an argument is
     * something else.
     */
    public Optional<Map<String, Object>> presets(Map<String, Object> wanted) {
        Map<String, Object> presets = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : wanted.entrySet()) {
            String argument = arguments.getOrDefault(entry.getKey(), "");
            if (argument.startsWith("$") && argument.matches("[$\\w]+")) {
                presets.put(argument, entry.getValue());
            } else if (LiteralParser.of(argument, entry.getValue().getClass())
                    .filter(value -> !value.equals(entry.getValue()))
                    .isPresent()) {
                return Optional.empty();
            }
        }
        return Optional.of(presets);
    }
}
