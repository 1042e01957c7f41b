package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Created;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds what is concluded against what can be: the type, and the number and kinds of its arguments. */
final class Construction {

    private final Findings findings;
    private final Typing typing;

    Construction(Findings findings, Typing typing) {
        this.findings = findings;
        this.typing = typing;
    }

    Optional<Kind> of(Created created) {
        List<Optional<Kind>> given =
                created.arguments().stream().map(typing::of).toList();
        Class<?> type = Vocabulary.CONCLUDED.get(created.type().text());
        if (type == null) {
            unknown(created);
            return Optional.empty();
        }
        List<Constructor<?>> constructors = Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparing(Constructor<?>::getParameterCount).reversed())
                .toList();
        constructors.stream()
                .filter(constructor -> constructor.getParameterCount() == given.size())
                .findFirst()
                .ifPresentOrElse(
                        constructor -> IntStream.range(0, given.size())
                                .forEach(index -> argument(created, index, constructor, given.get(index))),
                        () -> findings.add(
                                Code.ARGUMENTS,
                                created.span(),
                                type.getSimpleName() + " does not take "
                                        + (given.size() == 1 ? "1 argument" : given.size() + " arguments"),
                                "write "
                                        + constructors.stream()
                                                .map(Construction::shown)
                                                .collect(Collectors.joining(" or "))));
        return Optional.of(Kind.of(type));
    }

    private void unknown(Created created) {
        String name = created.type().text();
        boolean known = Vocabulary.MATCHED.containsKey(name);
        findings.add(
                Code.UNKNOWN_TYPE,
                created.type().span(),
                "a rule cannot conclude " + name,
                known
                        ? "only derived facts, limits, actions, Vetoed and Deferred are concluded"
                        : Vocabulary.didYouMean(
                                name, Vocabulary.CONCLUDED.keySet(), "czar facts --schema lists all facts"));
    }

    private void argument(Created created, int index, Constructor<?> constructor, Optional<Kind> given) {
        Class<?> wanted = constructor.getParameterTypes()[index];
        given.filter(kind -> !kind.fits(wanted))
                .ifPresent(kind -> findings.add(
                        Code.ARGUMENTS,
                        created.arguments().get(index).span(),
                        names(constructor).get(index) + " of " + created.type().text() + " is "
                                + Kind.article(wanted.getSimpleName()) + " " + wanted.getSimpleName() + ", not "
                                + kind.name(),
                        hint(wanted, kind)));
    }

    private static String hint(Class<?> wanted, Kind given) {
        if (wanted == int.class && given.number()) {
            return "write .intValue()";
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

    /** A shorter constructor takes the first components. */
    private static List<String> names(Constructor<?> constructor) {
        return Arrays.stream(constructor.getDeclaringClass().getRecordComponents())
                .map(RecordComponent::getName)
                .limit(constructor.getParameterCount())
                .toList();
    }
}
