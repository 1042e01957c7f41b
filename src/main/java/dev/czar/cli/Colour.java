package dev.czar.cli;

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
