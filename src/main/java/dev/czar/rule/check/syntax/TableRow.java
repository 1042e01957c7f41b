package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One line of a table: its cells by the name of their column; "" where the line has none. */
record TableRow(Map<String, TableCell> cells, TextSpan span) {

    private static final char QUOTE = '"';

    /** A cell and where it stands. */
    record TableCell(String text, TextSpan span) {

        /** The names in it, apart by blanks. */
        List<String> words() {
            return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        }

        InvalidExpression wrong(String message, String hint) {
            return new InvalidExpression(new Finding(DiagnosticCode.TABLE, message, hint), span);
        }
    }

    /** A line that ends before this column has it at its end, empty. */
    TableCell cell(String column) {
        return cells.getOrDefault(column, new TableCell("", new TextSpan(span.end(), span.end() + 1)));
    }

    /** A cell that must not be empty. */
    TableCell required(String column, String example) throws InvalidExpression {
        TableCell cell = cell(column);
        if (cell.text().isEmpty()) {
            throw cell.wrong("nothing in the column " + column, "write " + example);
        }
        return cell;
    }

    /** The reason in the column why, or this one. */
    String why(String otherwise) {
        String own = cell("why").text();
        return own.isEmpty() ? otherwise : own;
    }

    /** Cells of one line of a text: apart by the separator, in quotes where they hold one. */
    static List<TableCell> cells(String text, TextSpan line, char separator) throws InvalidExpression {
        List<TableCell> cells = new ArrayList<>();
        int start = line.start();
        while (start <= line.end()) {
            TableCell cell = cell(text, new TextSpan(start, line.end()), separator);
            cells.add(cell);
            int next = text.indexOf(separator, Math.max(start, cell.span().end()));
            start = next < 0 || next >= line.end() ? line.end() + 1 : next + 1;
        }
        return cells;
    }

    private static TableCell cell(String text, TextSpan rest, char separator) throws InvalidExpression {
        int first = rest.start();
        while (first < rest.end() && text.charAt(first) != separator && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        if (first < rest.end() && text.charAt(first) == QUOTE) {
            return quoted(text, new TextSpan(first, rest.end()), separator);
        }
        int next = text.indexOf(separator, first);
        int last = next < 0 || next > rest.end() ? rest.end() : next;
        String plain = text.substring(first, last).strip();
        return new TableCell(plain, new TextSpan(first, first + plain.length()));
    }

    private static TableCell quoted(String text, TextSpan rest, char separator) throws InvalidExpression {
        int close = text.indexOf(QUOTE, rest.start() + 1);
        if (close < 0 || close >= rest.end()) {
            throw new TableCell("", rest).wrong("this quote is not closed", "a cell ends in its line, with a quote");
        }
        int next = text.indexOf(separator, close);
        int last = next < 0 || next > rest.end() ? rest.end() : next;
        if (!text.substring(close + 1, last).isBlank()) {
            throw new TableCell("", new TextSpan(close + 1, last))
                    .wrong("more in the cell after its quotes", "put all of the cell in quotes, and no quote in it");
        }
        return new TableCell(text.substring(rest.start() + 1, close).strip(), new TextSpan(rest.start(), close + 1));
    }
}
