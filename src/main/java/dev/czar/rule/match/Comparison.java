package dev.czar.rule.match;

import java.util.Optional;

/** A constraint of the form {@code component operator value}. */
record Comparison(String component, String operator, Wanted wanted) {

    /** The value on the right-hand side; empty when it depends on what is not bound. */
    interface Wanted {
        Optional<Object> in(Scope scope);
    }

    boolean equality() {
        return operator.equals("==");
    }
}
