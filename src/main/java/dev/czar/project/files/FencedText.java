package dev.czar.project.files;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Puts text from outside between marks that it cannot close, without control characters and not without end. */
public final class FencedText {

    private static final int LONGEST = 16_000;
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern INVISIBLE =
            Pattern.compile("\\u001B\\[[0-?]*[ -/]*[@-~]|[\\p{Cc}&&[^\\n\\t]]|[\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private FencedText() {}

    public static String around(String text) {
        return around(text, LONGEST);
    }

    /** Of a text longer than {@code longest} characters the end is kept, where logs say what went wrong. */
    public static String around(String text, int longest) {
        String shown = capped(clean(text), longest).strip();
        int run = BACKTICKS
                .matcher(shown)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String marks = "`".repeat(Math.max(3, run + 1));
        return marks + "\n" + shown + "\n" + marks;
    }

    /** Only what can be seen: no escape sequences, control, bidirectional or zero-width characters. */
    public static String clean(String text) {
        return INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }

    /** One line of what can be seen, for a reason or an alert; of a longer text the beginning is kept. */
    public static String shortened(String text, int longest) {
        String line = clean(text).replace('\n', ' ').strip();
        return line.length() <= longest ? line : line.substring(0, longest) + "...";
    }

    private static String capped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int cut = text.length() - longest;
        int start = Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
        return "[... " + start + " characters before this left out]\n" + text.substring(start);
    }
}
