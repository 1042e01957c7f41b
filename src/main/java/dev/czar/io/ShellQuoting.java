package dev.czar.io;

/** Text as one word of a POSIX shell script. */
public final class ShellQuoting {
    private ShellQuoting() {}

    public static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
