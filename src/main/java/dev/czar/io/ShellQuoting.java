package dev.czar.io;

import java.util.regex.Pattern;

/** Text as one word of a POSIX shell script. */
public final class ShellQuoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+:@%,-]+");

    private ShellQuoting() {}

    /** Quoted only where it must be, as a person would type it. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quote(text);
    }

    public static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
