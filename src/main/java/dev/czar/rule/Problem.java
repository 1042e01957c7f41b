package dev.czar.rule;

import java.util.Comparator;

/**
 * Something wrong with a rule file: where (1-based; line and column 0 when the place is not known), in which rule ({@code
 * ""} for none), what, and how to mend it ({@code ""} when there is no advice).
 */
public record Problem(String file, int line, int column, String rule, String message, String hint)
        implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparing(Problem::line)
            .thenComparing(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d: %s%s%s"
                .formatted(
                        file,
                        line,
                        column,
                        rule.isEmpty() ? "" : "rule \"" + rule + "\": ",
                        message,
                        hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
