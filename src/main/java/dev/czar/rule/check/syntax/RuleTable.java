package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.DiagnosticFactory;
import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import dev.czar.rule.check.syntax.TableRow.TableCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules as a table (CSV): its first line names the columns, which say what kind of table it is, and each line after it is a
 * rule. The rule of a line stands in the same line of the translation, followed by the separator and the line itself, so that
 * whatever is said of it has a place in the table.
 */
record RuleTable(String drl, List<CheckDiagnostic> diagnostics) {

    private static final String SUFFIX = ".csv";
    private static final String HEADER =
            "package dev.czar.rules; import dev.czar.fact.*; import dev.czar.decision.*; import java.time.Duration;";

    /** No rule has a tab in it. */
    private static final String ORIGIN = " //\t";

    private static final int MOST_RULES = 1_000;
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}&&[^\t]]|[\\p{Zl}\\p{Zp}]");
    private static final Pattern TYPOGRAPHIC =
            Pattern.compile("[\\p{Zs}&&[^ ]]|^[\u201e\u201c\u201d\u00ab\u00bb]|[\u201c\u201d\u00ab\u00bb]$");
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]{0,200}");

    /** Whether this file is a table. */
    static boolean isTable(String file) {
        return file.endsWith(SUFFIX);
    }

    static RuleTable of(String file, String text) {
        return new Translation(file, text).table();
    }

    /** Where in the table a word of the rule in this line comes from; its line from beginning to end when none is found. */
    static TextSpan place(String translation, TextSpan at) {
        int start = translation.lastIndexOf('\n', at.start() - 1) + 1;
        int end = translation.indexOf('\n', start) < 0 ? translation.length() : translation.indexOf('\n', start);
        int origin = translation.indexOf(ORIGIN, start);
        if (origin < 0 || origin > end) {
            return new TextSpan(0, 1);
        }
        int row = origin + ORIGIN.length() + 1;
        String line = translation.substring(row, end);
        String word = translation.substring(at.start(), Math.min(at.end(), end)).replaceAll("^\"|\"$", "");
        return cellOf(word, line, translation.charAt(row - 1)).orElse(new TextSpan(0, line.length()));
    }

    private static Optional<TextSpan> cellOf(String word, String line, char separator) {
        try {
            List<TableCell> cells = TableRow.cells(line, new TextSpan(0, line.length()), separator);
            return cells.stream()
                    .filter(cell -> cell.text().equals(word))
                    .findFirst()
                    .or(() -> cells.stream()
                            .filter(cell -> cell.words().contains(word))
                            .findFirst())
                    .map(TableCell::span);
        } catch (InvalidExpression unread) {
            return Optional.empty();
        }
    }

    /** A kind of table: what its columns are called, and the rule of a line without its reason. */
    interface TableShape {

        List<String> columns();

        List<String> optional();

        TableRule rule(TableRow row) throws InvalidExpression;

        /** What no two lines may both have. */
        String subject(TableRow row);
    }

    /** A rule as DRL: a sentence, what it serves, its reason, and what stands between when and end. */
    record TableRule(String name, String capability, String why, String body) {

        private String text() {
            return "rule \"" + name + "\" @capability(\"" + capability + "\") @why(\"" + why + "\") " + body + " end";
        }
    }

    private static final class Translation {

        private static final List<TableShape> SHAPES = List.of(
                new LimitTable(),
                new RoutingTable("worker"),
                new RoutingTable("agent"),
                new RoutingTable("preferred"),
                new RoutingTable("reviewer"),
                new CalendarTable());

        private final String file;
        private final String text;
        private final List<CheckDiagnostic> found = new ArrayList<>();
        private final StringBuilder drl = new StringBuilder(HEADER);
        private final Map<String, Integer> subjects = new HashMap<>();
        private boolean headed;
        private char separator;
        private List<TableCell> header = List.of();
        private TableShape shape;

        Translation(String file, String text) {
            this.file = file;
            this.text = text;
        }

        RuleTable table() {
            int offset = 0;
            for (String line : text.split("\n", -1)) {
                String plain = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                drl.append(offset == 0 ? "" : "\n");
                if (!plain.isBlank() && !plain.stripLeading().startsWith("#")) {
                    read(new TextSpan(offset, offset + plain.length()));
                }
                offset += line.length() + 1;
            }
            if (header.isEmpty() && found.isEmpty()) {
                add(new TextSpan(0, 1), "the table is empty", "its first line names the columns: " + kinds());
            }
            return new RuleTable(drl.toString(), List.copyOf(found));
        }

        /** Once it is not known what kind of table it is, nothing can be said of its lines. */
        private void read(TextSpan line) {
            if (headed && shape == null) {
                return;
            }
            try {
                requireVisible(line);
                if (headed) {
                    drl.append(rule(cells(line), line).text()).append(ORIGIN).append(separator);
                    drl.append(text.substring(line.start(), line.end()).replace('\t', ' '));
                } else {
                    headed = true;
                    String names = text.substring(line.start(), line.end());
                    requireSeparator(names, line);
                    separator = names.contains(";") && !names.contains(",") ? ';' : ',';
                    header = cells(line);
                    shape = shape(header, line);
                }
            } catch (InvalidExpression wrong) {
                found.add(DiagnosticFactory.diagnostic(file, text, "", wrong.span(), wrong.finding()));
            }
        }

        private static void requireSeparator(String names, TextSpan line) throws InvalidExpression {
            if (names.contains("\t") && !names.contains(",") && !names.contains(";")) {
                throw new TableCell("", line).wrong("cells apart by tabs", "put commas between them");
            }
        }

        private void requireVisible(TextSpan line) throws InvalidExpression {
            Matcher hidden = HIDDEN.matcher(text).region(line.start(), line.end());
            if (hidden.find()) {
                throw new TableCell("", new TextSpan(hidden.start(), hidden.end()))
                        .wrong("an invisible character in the line", "write plain words, a rule on each line");
            }
        }

        private List<TableCell> cells(TextSpan line) throws InvalidExpression {
            List<TableCell> cells = TableRow.cells(text, line, separator);
            requirePlain(cells);
            return cells;
        }

        private void requirePlain(List<TableCell> cells) throws InvalidExpression {
            for (int at = 0; at < cells.size(); at++) {
                TableCell cell = cells.get(at);
                boolean prose = at < header.size() && column(header.get(at)).equals("why");
                if (!prose && TYPOGRAPHIC.matcher(cell.text()).find()) {
                    throw cell.wrong("a typographic quote, or a space of another kind", "write plain words");
                }
                if (!PLAIN.matcher(cell.text()).matches()) {
                    throw cell.wrong("a quote, a tab, a backslash, or more than 200 characters", "write plain words");
                }
            }
        }

        private TableShape shape(List<TableCell> names, TextSpan span) throws InvalidExpression {
            Set<String> given = names.stream().map(Translation::column).collect(Collectors.toSet());
            for (TableShape each : SHAPES) {
                if (given.containsAll(each.columns())) {
                    Set<String> before = new HashSet<>();
                    for (TableCell name : names) {
                        requireColumn(each, name);
                        if (!before.add(column(name))) {
                            throw name.wrong("the column " + name.text() + " is there twice", "name each column once");
                        }
                    }
                    return each;
                }
            }
            throw new TableCell("", span).wrong("these columns are of no kind of table", "the kinds: " + kinds());
        }

        private static void requireColumn(TableShape kind, TableCell name) throws InvalidExpression {
            String column = column(name);
            if (!kind.columns().contains(column) && !kind.optional().contains(column) && !column.equals("why")) {
                throw name.wrong(
                        "there is no column " + name.text() + " in this kind of table",
                        "it has " + String.join(", ", kind.columns()) + " and may have "
                                + String.join(", ", kind.optional())
                                + (kind.optional().isEmpty() ? "why" : ", why"));
            }
        }

        private TableRule rule(List<TableCell> cells, TextSpan span) throws InvalidExpression {
            if (cells.size() > header.size()) {
                throw cells.get(header.size())
                        .wrong("more cells than columns", "put a cell that holds the separator in quotes");
            }
            Map<String, TableCell> named = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                named.put(column(header.get(i)), cells.get(i));
            }
            TableRow row = new TableRow(named, span);
            TableRule rule = shape.rule(row);
            if (subjects.size() == MOST_RULES) {
                throw new TableCell("", span).wrong("more than " + MOST_RULES + " rules", "split the table");
            }
            int line = TextSpan.TextPosition.at(text, span.start()).line();
            Integer before = subjects.putIfAbsent(shape.subject(row), line);
            if (before != null) {
                throw cells.get(0).wrong("line " + before + " is about the same", "make one line of both");
            }
            return rule;
        }

        private static String column(TableCell cell) {
            return cell.text().toLowerCase(Locale.ROOT);
        }

        private static String kinds() {
            return SHAPES.stream().map(each -> String.join(",", each.columns())).collect(Collectors.joining(" or "));
        }

        private void add(TextSpan at, String message, String hint) {
            found.add(
                    DiagnosticFactory.diagnostic(file, text, "", at, new Finding(DiagnosticCode.TABLE, message, hint)));
        }
    }
}
