package dev.czar.actuator.delivery;

import java.nio.charset.StandardCharsets;

/** Decides how a text travels: pasted as it is, or in a file when it is long or a terminal or agent would change it. */
final class Envelope {
    private Envelope() {}

    /** The text a reader of lines sees: line feeds only, none at the end, and the id as a line of its own. */
    static String pasted(Letter letter, String text) {
        return normalised(text) + "\n" + letter.marker();
    }

    static boolean fits(Seat seat, Letter letter) {
        String text = normalised(letter.text());
        boolean special =
                text.codePoints().anyMatch(Envelope::control) || seat.agent().expandsTabs() && text.indexOf('\t') >= 0;
        return !special && bytes(pasted(letter, text)).length <= seat.agent().pasteLimit();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String normalised(String text) {
        return text.replace("\r\n", "\n").replaceAll("\n+$", "");
    }

    private static boolean control(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
