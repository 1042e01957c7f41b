package dev.czar.rule.check;

import java.util.Comparator;

/**
 * Something wrong with a rule file: where (1-based; line and column 0 when the place is not known), in which rule ({@code
 * ""} for none), what, and how to mend it ({@code ""} when there is no advice).
 */
public record Diagnostic(String file, int line, int column, String rule, String message, String hint)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparing(Diagnostic::line)
            .thenComparing(Diagnostic::column)
            .thenComparing(Diagnostic::message);

    @Override
    public int compareTo(Diagnostic other) {
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
