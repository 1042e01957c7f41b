package dev.czar.rule.match;

/** A variable and the compiled code that takes its value out of what the pattern matched. */
public record PatternBinding(String variable, String component, String[] inputs, Extractor extractor) {

    /** The engine's own code. */
    interface Extractor {
        Object of(Object... values);
    }

    MatchBindings in(MatchBindings scope) {
        Object[] values = scope.values(inputs);
        return values == null ? scope : scope.with(variable, extractor.of(values));
    }
}
