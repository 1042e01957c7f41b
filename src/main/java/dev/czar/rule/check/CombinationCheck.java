package dev.czar.rule.check;

import dev.czar.rule.check.CheckedRuleFile.RuleCheck;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RulePattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What patterns try together stays small: few of them stand alone, or the cost is their facts multiplied. */
final class CombinationCheck implements RuleCheck {

    private static final int MOST = 3;

    @Override
    public Stream<CheckDiagnostic> check(RuleReading reading) {
        return Stream.of(reading).filter(RuleReading::understood).flatMap(understood -> tooMany(understood).stream());
    }

    /** A group of several is tried anew for each combination of what comes before it. */
    private static Optional<CheckDiagnostic> tooMany(RuleReading reading) {
        Set<String> bound = new HashSet<>();
        Map<Integer, Integer> alone = new HashMap<>();
        for (RulePattern pattern : reading.patterns()) {
            if (alone(pattern, bound)) {
                int before = alone.getOrDefault(pattern.group(), 0);
                int around = pattern.group() == 0 || before == 0 ? 0 : alone.getOrDefault(0, 0);
                if (before + around >= MOST) {
                    return Optional.of(
                            reading.diagnostic(
                                    DiagnosticCode.COMBINATIONS,
                                    pattern.span(),
                                    "more than %d patterns have no value in common with those before: every combination of their facts is tried"
                                            .formatted(MOST),
                                    "compare one of its fields with a binding by ==; an order, a difference or a constant does not tie facts to each other"));
                }
                alone.merge(pattern.group(), 1, Integer::sum);
            }
            bound.addAll(pattern.binds());
        }
        return Optional.empty();
    }

    private static boolean alone(RulePattern pattern, Set<String> bound) {
        return pattern.type().isPresent() && !PatternJoins.tied(pattern, bound);
    }
}
