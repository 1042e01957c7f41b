package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Something wrong with a rule file: where, from the first character to the one after the last (lines and columns from
 * 1), in which rule ({@code ""} for none), what, and how to mend it ({@code ""} when there is no advice).
 */
public record CheckDiagnostic(
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
        implements Comparable<CheckDiagnostic> {

    private static final Comparator<CheckDiagnostic> ORDER = Comparator.comparing(CheckDiagnostic::file)
            .thenComparing(CheckDiagnostic::line)
            .thenComparing(CheckDiagnostic::column)
            .thenComparing(CheckDiagnostic::code)
            .thenComparing(CheckDiagnostic::message);

    public boolean error() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(CheckDiagnostic other) {
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

    /** What is wrong, before it has a place. */
    public record Finding(DiagnosticCode code, String message, String hint) {}

    /** Collects what is wrong with one rule. */
    public static final class FindingCollector {

        private final ParsedRuleFile source;
        private final String rule;
        private final List<CheckDiagnostic> diagnostics = new ArrayList<>();

        public FindingCollector(ParsedRuleFile source, String rule) {
            this.source = source;
            this.rule = rule;
        }

        public void add(DiagnosticCode code, TextSpan at, String message, String hint) {
            diagnostics.add(source.diagnostic(new Finding(code, message, hint), at, rule));
        }

        public void add(InvalidExpression refused) {
            diagnostics.add(source.diagnostic(refused.finding(), refused.span(), rule));
        }

        public boolean errors() {
            return diagnostics.stream().anyMatch(CheckDiagnostic::error);
        }

        public List<CheckDiagnostic> list() {
            return List.copyOf(diagnostics);
        }
    }

    /** An error keeps the rules from being used, a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** From offsets of a text to lines and columns. */
    static final class DiagnosticFactory {

        private DiagnosticFactory() {}

        static CheckDiagnostic diagnostic(String file, String text, String rule, TextSpan at, Finding finding) {
            TextPosition start = TextPosition.at(text, at.start());
            TextPosition end = at.end() > at.start() + 1
                    ? TextPosition.at(text, at.end())
                    : new TextPosition(start.line(), start.column() + 1);
            return diagnostic(file, rule, List.of(start, end), finding);
        }

        /** The same for the translation of a table, with the place in the table. */
        static CheckDiagnostic inTable(String file, String translation, String rule, TextSpan at, Finding finding) {
            int line = TextPosition.at(translation, at.start()).line();
            TextSpan place = RuleTable.place(translation, at);
            int end = Math.max(place.end(), place.start() + 1);
            return diagnostic(
                    file,
                    rule,
                    List.of(new TextPosition(line, place.start() + 1), new TextPosition(line, end + 1)),
                    finding);
        }

        private static CheckDiagnostic diagnostic(String file, String rule, List<TextPosition> place, Finding finding) {
            TextPosition start = place.get(0);
            TextPosition end = place.get(1);
            return new CheckDiagnostic(
                    file,
                    rule,
                    start.line(),
                    start.column(),
                    end.line(),
                    end.column(),
                    finding.code().id(),
                    finding.code().severity(),
                    finding.message(),
                    finding.hint());
        }
    }
}
