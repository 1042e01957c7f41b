package dev.czar.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.json.JsonCodec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Where commands write: tables and lines for people, JSON for programs. */
public final class ConsoleOutput {

    private static final int UNLIMITED = Integer.MAX_VALUE / 2;

    private final ProcessEnvironment environment;

    public ConsoleOutput(ProcessEnvironment surroundings) {
        this.environment = surroundings;
    }

    public void line(String text) {
        environment.out().println(PrintableText.text(text));
    }

    public void line(Colour colour, String text) {
        environment.out().println(painted(colour, text));
    }

    public String painted(Colour colour, String text) {
        return environment.usesColour() ? colour.paint(PrintableText.text(text)) : PrintableText.text(text);
    }

    /** Prints what {@link #painted} made. */
    public void raw(String text) {
        environment.out().println(text);
    }

    public void table(TextTable table) {
        table.lines(width(), environment.usesColour()).forEach(environment.out()::println);
    }

    public void json(Object value) {
        try {
            environment.out().println(mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } catch (JsonProcessingException failure) {
            throw CommandFailure.of("cannot write the answer as JSON: " + failure.getOriginalMessage(), "", failure);
        }
    }

    private static ObjectMapper mapper() {
        return JsonCodec.mapper();
    }

    /** Columns of the terminal; without one, lines are never cut. */
    int width() {
        String columns = environment.variables().getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9][0-9]{1,4}")) {
            return Integer.parseInt(columns);
        }
        return environment.terminal() ? TerminalWidth.columns().orElse(UNLIMITED) : UNLIMITED;
    }

    /** The few colours there are, each with one meaning. */
    public enum Colour {
        PLAIN(""),
        GOOD("32"),
        CAUTION("33"),
        BAD("31"),
        HEADING("1"),
        FAINT("2");

        private static final String ESCAPE = "\033[";

        private final String code;

        Colour(String code) {
            this.code = code;
        }

        String paint(String text) {
            return code.isEmpty() || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
        }
    }

    /** Text from outside, made harmless for a terminal: no control or direction-changing characters. */
    public static final class PrintableText {

        private PrintableText() {}

        /** On one line. */
        public static String line(String text) {
            return text(text).replace('\n', ' ').replace('\t', ' ').strip();
        }

        /** Line ends and tabs are kept. */
        public static String text(String text) {
            StringBuilder kept = new StringBuilder(text.length());
            text.codePoints()
                    .map(character -> isPrintable(character) ? character : '\uFFFD')
                    .forEach(kept::appendCodePoint);
            return kept.toString();
        }

        private static boolean isPrintable(int character) {
            return character == '\n'
                    || character == '\t'
                    || !(Character.isISOControl(character)
                            || (character >= 0x202A && character <= 0x202E)
                            || (character >= 0x2066 && character <= 0x2069));
        }
    }

    /** How many columns the terminal has, as stty says. */
    static final class TerminalWidth {

        private static final File TERMINAL = new File("/dev/tty");

        private TerminalWidth() {}

        static OptionalInt columns() {
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(TERMINAL)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                    stty.destroyForcibly();
                    return OptionalInt.empty();
                }
                String[] size = new String(stty.getInputStream().readNBytes(40), StandardCharsets.US_ASCII)
                        .strip()
                        .split(" ");
                boolean told = size.length == 2 && size[1].matches("[1-9][0-9]{1,4}");
                return told ? OptionalInt.of(Integer.parseInt(size[1])) : OptionalInt.empty();
            } catch (IOException unknown) {
                return OptionalInt.empty();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return OptionalInt.empty();
            }
        }
    }
}
