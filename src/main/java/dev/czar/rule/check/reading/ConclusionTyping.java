package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.CheckDiagnostic.FindingCollector;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression.Created;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds what is concluded against what can be: the type, and the number and kinds of its arguments. */
final class ConclusionTyping {

    private final FindingCollector findings;
    private final ExpressionTyping typing;

    ConclusionTyping(FindingCollector findings, ExpressionTyping typing) {
        this.findings = findings;
        this.typing = typing;
    }

    Optional<ValueType> of(Created created) {
        List<Optional<ValueType>> given =
                created.arguments().stream().map(typing::of).toList();
        Class<?> type = RuleVocabulary.CONCLUDED.get(created.type().text());
        if (type == null) {
            unknown(created);
            return Optional.empty();
        }
        List<Constructor<?>> constructors = Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Constructor<?>::getParameterCount).reversed())
                .toList();
        constructors.stream()
                .filter(constructor -> constructor.getParameterCount() == given.size())
                .max(Comparator.comparingLong(constructor -> fitting(constructor, given)))
                .ifPresentOrElse(
                        constructor -> IntStream.range(0, given.size())
                                .forEach(index -> argument(created, index, constructor, given.get(index))),
                        () -> findings.add(
                                DiagnosticCode.ARGUMENTS,
                                created.span(),
                                type.getSimpleName() + " does not take "
                                        + (given.size() == 1 ? "1 argument" : given.size() + " arguments"),
                                "write "
                                        + constructors.stream()
                                                .map(ConclusionTyping::shown)
                                                .collect(Collectors.joining(" or "))));
        return Optional.of(ValueType.of(type));
    }

    private static long fitting(Constructor<?> constructor, List<Optional<ValueType>> given) {
        return IntStream.range(0, given.size())
                .filter(index -> given.get(index)
                        .filter(kind -> kind.fits(constructor.getParameterTypes()[index]))
                        .isPresent())
                .count();
    }

    private void unknown(Created created) {
        String name = created.type().text();
        boolean known = RuleVocabulary.MATCHED.containsKey(name);
        findings.add(
                DiagnosticCode.UNKNOWN_TYPE,
                created.type().span(),
                "a rule cannot conclude " + name,
                known
                        ? "only derived facts, limits, actions, Vetoed and Deferred are concluded"
                        : RuleVocabulary.didYouMean(
                                name, RuleVocabulary.CONCLUDED.keySet(), "czar facts --schema lists all facts"));
    }

    private void argument(Created created, int index, Constructor<?> constructor, Optional<ValueType> given) {
        Class<?> wanted = constructor.getParameterTypes()[index];
        given.filter(kind -> !kind.fits(wanted))
                .ifPresent(kind -> findings.add(
                        DiagnosticCode.ARGUMENTS,
                        created.arguments().get(index).span(),
                        names(constructor).get(index) + " of " + created.type().text() + " is "
                                + ValueType.article(wanted.getSimpleName()) + " " + wanted.getSimpleName() + ", not "
                                + kind.name(),
                        hint(wanted, kind)));
    }

    private static String hint(Class<?> wanted, ValueType given) {
        if (wanted == int.class && given.number()) {
            return "write .intValue() after a binding, Math.toIntExact( ... ) around what is calculated";
        }
        if (wanted.isEnum() && given.text()) {
            return "write a value of " + wanted.getSimpleName() + " without quotes";
        }
        return wanted == String.class ? "write \"\" + the value" : "";
    }

    private static String shown(Constructor<?> constructor) {
        List<String> names = names(constructor);
        Parameter[] parameters = constructor.getParameters();
        return IntStream.range(0, parameters.length)
                .mapToObj(index -> parameters[index].getType().getSimpleName() + " " + names.get(index))
                .collect(
                        Collectors.joining(", ", constructor.getDeclaringClass().getSimpleName() + "( ", " )"));
    }

    private static List<String> names(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameters())
                .map(Parameter::getName)
                .toList();
    }
}
