package dev.czar.rule.match;

import dev.czar.rule.match.RuleCondition.ConditionText;
import java.util.Optional;

/** One constraint of a pattern: its text, and the compiled code that decides it. */
public record PatternConstraint(
        ConditionText span, String[] variables, Test test, Optional<ConstraintComparison> comparison) {

    /** The engine's own code. */
    interface Test {
        boolean holds(Object... values) throws Exception;
    }

    /** Whether all that the constraint speaks of is bound. */
    public boolean decidable(MatchBindings scope) {
        return scope.values(variables) != null;
    }

    /** A constraint that fails to be decided does not hold. */
    public boolean holds(MatchBindings scope) {
        try {
            return test.holds(scope.values(variables));
        } catch (Exception undecided) {
            return false;
        }
    }
}
