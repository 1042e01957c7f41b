package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.CheckDiagnostic.Finding;
import dev.czar.rule.check.syntax.ExpressionParser.InvalidExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One line of a table: its cells by the name of their column; "" where the line has none. */
record TableRow(Map<String, TableCell> cells, TextSpan span) {

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

    TableCell cell(String column) {
        return cells.getOrDefault(column, new TableCell("", span));
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

    /** Cells of one line of text: apart by the separator, in quotes where they hold one. */
    static List<TableCell> cells(String line, int offset, char separator) {
        List<TableCell> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= line.length(); at++) {
            boolean end = at == line.length();
            if (end || (line.charAt(at) == separator && !quoted)) {
                cells.add(new TableCell(cell.toString().strip(), place(line, start, at, offset)));
                cell.setLength(0);
                start = at + 1;
            } else if (line.charAt(at) == '"') {
                quoted = !quoted;
            } else {
                cell.append(line.charAt(at));
            }
        }
        return cells;
    }

    private static TextSpan place(String line, int start, int end, int offset) {
        int first = start;
        while (first < end && Character.isWhitespace(line.charAt(first))) {
            first++;
        }
        return new TextSpan(offset + Math.min(first, Math.max(start, end - 1)), offset + Math.max(end, start + 1));
    }
}
