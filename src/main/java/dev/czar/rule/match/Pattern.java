package dev.czar.rule.match;

import java.util.List;

/** A pattern: which type it matches, under which variable, what it binds and what it asks for. */
record Pattern(Class<?> type, String variable, List<Binding> bindings, List<Constraint> constraints) {

    Pattern {
        bindings = List.copyOf(bindings);
        constraints = List.copyOf(constraints);
    }

    /** The scope with the fact and all that the pattern binds of it. */
    Scope bound(Scope scope, Object fact) {
        Scope bound = scope.with(variable, fact);
        for (Binding binding : bindings) {
            bound = binding.in(bound);
        }
        return bound;
    }
}
