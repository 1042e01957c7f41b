package dev.czar.rule.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pattern: which type it matches, under which variable, what it binds and what it asks for. */
public record FactPattern(
        Class<?> type, String variable, List<PatternBinding> bindings, List<PatternConstraint> constraints) {

    public FactPattern {
        bindings = List.copyOf(bindings);
        constraints = List.copyOf(constraints);
    }

    /** The scope with the fact and all that the pattern binds of it. */
    public MatchBindings bound(MatchBindings scope, Object fact) {
        MatchBindings bound = scope.with(variable, fact);
        for (PatternBinding binding : bindings) {
            bound = binding.in(bound);
        }
        return bound;
    }

    /** The components that are compared with a known value. */
    public Map<String, Object> wanted(MatchBindings scope) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        for (PatternBinding binding : bindings) {
            Object value = scope.value(binding.variable());
            if (value != null) {
                wanted.put(binding.component(), value);
            }
        }
        constraints.stream()
                .flatMap(constraint -> constraint.comparison().stream())
                .filter(ConstraintComparison::equality)
                .forEach(comparison ->
                        comparison.wanted().in(scope).ifPresent(value -> wanted.put(comparison.component(), value)));
        return wanted;
    }
}
