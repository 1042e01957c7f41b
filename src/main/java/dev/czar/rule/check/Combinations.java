package dev.czar.rule.check;

import dev.czar.rule.check.Expression.Binary;
import dev.czar.rule.check.Expression.Literal;
import dev.czar.rule.check.Expression.Name;
import dev.czar.rule.check.Expression.Select;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What patterns try together stays small: few of them stand alone, or the cost is their facts multiplied. */
final class Combinations implements BookCheck {

    private static final int MOST = 3;

    @Override
    public Stream<Diagnostic> check(List<Reading> readings) {
        return readings.stream().filter(Reading::understood).flatMap(reading -> tooMany(reading).stream());
    }

    /** A group of several is tried anew for each combination of what comes before it. */
    private static Optional<Diagnostic> tooMany(Reading reading) {
        Set<String> bound = new HashSet<>();
        Map<Integer, Integer> alone = new HashMap<>();
        for (Matched pattern : reading.patterns()) {
            if (alone(pattern, bound)) {
                int before = alone.getOrDefault(pattern.group(), 0);
                int around = pattern.group() == 0 || before == 0 ? 0 : alone.getOrDefault(0, 0);
                if (before + around >= MOST) {
                    return Optional.of(reading.diagnostic(
                            Code.COMBINATIONS,
                            pattern.span(),
                            "more than %d patterns share no binding with those before: every combination of their facts is tried"
                                    .formatted(MOST),
                            "compare one of its fields with a binding or a constant"));
                }
                alone.merge(pattern.group(), 1, Integer::sum);
            }
            bound.addAll(pattern.binds());
        }
        return Optional.empty();
    }

    private static boolean alone(Matched pattern, Set<String> bound) {
        return pattern.type().filter(type -> !Sole.one(type)).isPresent()
                && Stream.concat(pattern.uses().stream(), pattern.binds().stream())
                        .noneMatch(bound::contains)
                && pattern.constraints().stream().noneMatch(constraint -> fixed(constraint.expression()));
    }

    private static boolean fixed(Expression expression) {
        if (!(expression instanceof Binary binary) || binary.negated()) {
            return false;
        }
        return binary.operator().equals("&&")
                ? fixed(binary.left()) || fixed(binary.right())
                : binary.operator().equals("==") && (constant(binary.left()) != constant(binary.right()));
    }

    /** A literal, or a constant of an enumeration. */
    private static boolean constant(Expression expression) {
        return expression instanceof Literal
                || expression instanceof Select select
                        && select.of() instanceof Name type
                        && Vocabulary.ENUMERATIONS.containsKey(type.text());
    }
}
