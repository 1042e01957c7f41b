package dev.czar.rule.match;

import java.util.Optional;

/** One constraint of a pattern: its text, and the compiled code that decides it. */
record Constraint(Span span, String[] variables, Test test, Optional<Comparison> comparison) {

    /** The engine's own code. */
    interface Test {
        boolean holds(Object... values) throws Exception;
    }

    /** Whether all that the constraint speaks of is bound. */
    boolean decidable(Scope scope) {
        return scope.values(variables) != null;
    }

    /** A constraint that fails to be decided does not hold. */
    boolean holds(Scope scope) {
        try {
            return test.holds(scope.values(variables));
        } catch (Exception undecided) {
            return false;
        }
    }
}
