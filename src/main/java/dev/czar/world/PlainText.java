package dev.czar.world;

import java.util.regex.Pattern;

/** Text from outside as plain readable lines: no terminal escapes, control, direction or invisible characters. */
public final class PlainText {
    private static final Pattern ESCAPES =
            Pattern.compile("\\x1B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1B]*(?:\\x07|\\x1B\\\\)?|[@-Z\\\\-_])");
    private static final Pattern HIDDEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private PlainText() {}

    public static String of(String raw) {
        return HIDDEN.matcher(ESCAPES.matcher(raw.replace("\r\n", "\n")).replaceAll(""))
                .replaceAll("");
    }

    /** The first {@code limit} characters of the plain text, marked when cut. */
    public static String upTo(int limit, String raw) {
        String plain = of(raw);
        return plain.length() <= limit ? plain : plain.substring(0, limit) + "\n[cut]";
    }
}
