package dev.czar.rule.match;

import java.util.Map;

/** The values of a partial match by variable; the innermost comes first. */
final class Scope {

    static final Scope EMPTY = new Scope(null, "", null);

    private final Scope outer;
    private final String name;
    private final Object value;

    private Scope(Scope outer, String name, Object value) {
        this.outer = outer;
        this.name = name;
        this.value = value;
    }

    Scope with(String variable, Object bound) {
        return new Scope(this, variable, bound);
    }

    /** Null when the variable is not bound; facts and their components are never null. */
    Object value(String variable) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.name.equals(variable)) {
                return scope.value;
            }
        }
        return null;
    }

    /** The values of all these variables; null when one of them is not bound. */
    Object[] values(String... variables) {
        Object[] values = new Object[variables.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = value(variables[index]);
            if (values[index] == null) {
                return null;
            }
        }
        return values;
    }

    /** Whether these variables have these values. */
    boolean holds(Map<String, Object> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> entry.getValue().equals(value(entry.getKey())));
    }
}
