package dev.czar.rule.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The components that are compared with a known value. */
    Map<String, Object> wanted(Scope scope) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            Object value = scope.value(binding.variable());
            if (value != null) {
                wanted.put(binding.component(), value);
            }
        }
        constraints.stream()
                .flatMap(constraint -> constraint.comparison().stream())
                .filter(Comparison::equality)
                .forEach(comparison ->
                        comparison.wanted().in(scope).ifPresent(value -> wanted.put(comparison.component(), value)));
        return wanted;
    }
}
