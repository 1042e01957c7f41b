package dev.czar.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.Json;

/** Where commands write: tables and lines for people, JSON for programs. */
public final class Output {

    private static final int UNLIMITED = Integer.MAX_VALUE / 2;

    private final Surroundings surroundings;

    public Output(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public void line(String text) {
        surroundings.out().println(Printable.text(text));
    }

    public void line(Colour colour, String text) {
        surroundings.out().println(painted(colour, text));
    }

    public String painted(Colour colour, String text) {
        return surroundings.colourful() ? colour.paint(Printable.text(text)) : Printable.text(text);
    }

    /** Prints what {@link #painted} made. */
    void raw(String text) {
        surroundings.out().println(text);
    }

    public void table(Table table) {
        table.lines(width(), surroundings.colourful()).forEach(surroundings.out()::println);
    }

    void json(Object value) {
        try {
            surroundings.out().println(mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException failure) {
            throw Failure.of("cannot write the answer as JSON: " + failure.getOriginalMessage(), "", failure);
        }
    }

    private static ObjectMapper mapper() {
        return Json.mapper();
    }

    /** Columns of the terminal; without one, lines are never cut. */
    private int width() {
        String columns = surroundings.environment().getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{1,4}")) {
            return Integer.parseInt(columns);
        }
        return surroundings.terminal() ? TerminalWidth.columns().orElse(UNLIMITED) : UNLIMITED;
    }
}
