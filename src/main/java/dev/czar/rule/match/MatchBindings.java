package dev.czar.rule.match;

import java.util.Map;

/** The values of a partial match by variable; the innermost comes first. */
public final class MatchBindings {

    public static final MatchBindings EMPTY = new MatchBindings(null, "", null);

    private final MatchBindings outer;
    private final String name;
    private final Object value;

    private MatchBindings(MatchBindings outer, String name, Object value) {
        this.outer = outer;
        this.name = name;
        this.value = value;
    }

    public MatchBindings with(String variable, Object bound) {
        return new MatchBindings(this, variable, bound);
    }

    /** Null when the variable is not bound; facts and their components are never null. */
    public Object value(String variable) {
        for (MatchBindings scope = this; scope != null; scope = scope.outer) {
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
    public boolean holds(Map<String, Object> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> entry.getValue().equals(value(entry.getKey())));
    }
}
