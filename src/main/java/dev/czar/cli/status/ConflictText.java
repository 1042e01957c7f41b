package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.TextTable;
import dev.czar.cli.console.TextTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The forecast for people: a matrix, and each conflict below it. */
final class ConflictText {
    private static final Map<String, Colour> COLOURS =
            Map.of(".", Colour.GOOD, "x", Colour.BAD, "?", Colour.CAUTION, "-", Colour.FAINT);

    private final ConsoleOutput output;

    ConflictText(ConsoleOutput output) {
        this.output = output;
    }

    void print(JsonNode answer) {
        JsonNode matrix = answer.path("matrix");
        if (matrix.path("branches").isEmpty()) {
            output.line("No branch has unintegrated work.");
            return;
        }
        matrix(matrix);
        output.line(
                Colour.FAINT,
                ". merges  x conflicts  ? unknown  * with uncommitted work; by %s, tip %.12s"
                        .formatted(
                                matrix.path("authority").asText(),
                                matrix.path("tip").asText()));
        answer.path("conflicts").forEach(this::conflict);
        answer.path("overlaps").forEach(this::overlap);
    }

    private void matrix(JsonNode matrix) {
        List<String> branches = texts(matrix.path("branches"));
        List<String> order = texts(matrix.path("order"));
        List<String> headings = new ArrayList<>(List.of("", "BRANCH"));
        IntStream.rangeClosed(1, branches.size()).forEach(number -> headings.add(String.valueOf(number)));
        headings.addAll(List.of("TIP", "ORDER"));
        TextTable table = new TextTable(headings.toArray(String[]::new));
        for (int row = 0; row < branches.size(); row++) {
            String branch = branches.get(row);
            boolean draft = texts(matrix.path("drafts")).contains(branch);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(String.valueOf(row + 1)));
            cells.add(Cell.of(branch + (draft ? " *" : "")));
            matrix.path("cells").path(row).asText().codePoints().forEach(cell -> cells.add(cell(cell)));
            cells.add(cell(matrix.path("mainline").asText().codePointAt(row)));
            int place = order.indexOf(branch);
            String step = matrix.path("cumulative").asText().substring(place, place + 1);
            cells.add(new Cell(place + 1 + " " + step, COLOURS.getOrDefault(step, Colour.PLAIN)));
            table.row(cells.toArray(Cell[]::new));
        }
        output.table(table);
    }

    private void conflict(JsonNode conflict) {
        String worker = conflict.path("worker").asText();
        String other = conflict.path("other").asText();
        output.line("");
        output.line(
                Colour.BAD,
                "%s and %s: %s%s; %s should rebase"
                        .formatted(
                                worker,
                                other,
                                String.join(", ", texts(conflict.path("kinds"))),
                                conflict.path("uncommitted").asBoolean() ? " (uncommitted work)" : "",
                                worker));
        output.line("  " + worker + "  " + String.join(", ", texts(conflict.path("places"))));
        output.line("  " + other + "  " + String.join(", ", texts(conflict.path("otherPlaces"))));
    }

    private void overlap(JsonNode overlap) {
        output.line("");
        output.line("task %s would change what %s is changing for %s: %s"
                .formatted(
                        overlap.path("task").asText(),
                        overlap.path("worker").asText(),
                        overlap.path("other").asText(),
                        String.join(", ", texts(overlap.path("files")))));
    }

    private static Cell cell(int symbol) {
        String text = Character.toString(symbol);
        return new Cell(text, COLOURS.getOrDefault(text, Colour.PLAIN));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }
}
