package dev.czar.rule.check;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something wrong with a rule file: where, from the first character to the one after the last (lines and columns from
 * 1), in which rule ({@code ""} for none), what, and how to mend it ({@code ""} when there is no advice).
 */
public record Diagnostic(
        String file,
        String rule,
        int line,
        int column,
        int endLine,
        int endColumn,
        String code,
        Severity severity,
        String message,
        String hint)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(Diagnostic::file)
            .thenComparing(Diagnostic::line)
            .thenComparing(Diagnostic::column)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public boolean error() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s:%d:%d: %s[%s]: %s%s%s"
                .formatted(
                        file,
                        line,
                        column,
                        severity.name().toLowerCase(Locale.ROOT),
                        code,
                        rule.isEmpty() ? "" : "rule \"" + rule + "\": ",
                        message,
                        hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
