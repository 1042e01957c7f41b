package dev.czar.rule.match;

import dev.czar.rule.match.Gap.Near;
import java.util.Optional;

/** A constraint that refused a fact: the value there and the value wanted, {@code ""} where it is no plain comparison. */
public record Failed(String constraint, String component, String actual, String operator, String wanted) {

    static Failed of(Constraint constraint, Near near) {
        String text = constraint.span().text();
        return constraint
                .comparison()
                .map(comparison -> new Failed(
                        text,
                        comparison.component(),
                        text(value(near.candidate(), comparison.component())),
                        comparison.operator(),
                        text(comparison.wanted().in(near.bound()))))
                .orElseGet(() -> new Failed(text, "", "", "", ""));
    }

    /** A component that is bound to a variable whose value is given. */
    static Failed of(Binding binding, Near near) {
        String wanted = text(Optional.ofNullable(near.before().value(binding.variable())));
        String component = binding.component();
        return new Failed(
                component + " == " + wanted, component, text(value(near.candidate(), component)), "==", wanted);
    }

    private static Optional<Object> value(Object candidate, String component) {
        return component.startsWith("$") ? Optional.of(candidate) : Components.value(candidate, component);
    }

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }
}
