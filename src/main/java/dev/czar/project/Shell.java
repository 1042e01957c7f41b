package dev.czar.project;

/** Text as one word of a POSIX shell script. */
final class Shell {
    private Shell() {}

    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
