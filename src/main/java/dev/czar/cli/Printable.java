package dev.czar.cli;

/** Text from outside, made harmless for a terminal: no control or direction-changing characters. */
final class Printable {

    private Printable() {}

    /** On one line. */
    static String line(String text) {
        return text(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /** Line ends and tabs are kept. */
    static String text(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> harmless(character) ? character : '\uFFFD')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean harmless(int character) {
        return character == '\n'
                || character == '\t'
                || !(Character.isISOControl(character)
                        || (character >= 0x202A && character <= 0x202E)
                        || (character >= 0x2066 && character <= 0x2069));
    }
}
