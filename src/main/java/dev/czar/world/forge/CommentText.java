package dev.czar.world.forge;

import dev.czar.world.PlainText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a comment says: whether Czar wrote it, by a mark that is not shown, and which command stands in it. */
public final class CommentText {
    public static final String OWN_MARK = "\n\n<!-- czar -->";
    public static final int LONGEST = 8_000;
    /** What a page hides, and what it shows as code between fences. */
    private static final Pattern NOT_SAID = Pattern.compile(
            "(?ms)<!--.*?(?:-->|\\z)|^ {0,3}(?:(`{3,})[^`\\n]*|(~{3,})[^\\n]*)$.*?(?:^ {0,3}(?:\\1`*|\\2~*)[ \\t]*$|\\z)");

    private static final Pattern COMMAND = Pattern.compile("(?m)^/czar[ \\t]+([A-Za-z-]{1,20})[ \\t]*(\\S{0,100})");

    private CommentText() {}

    public static String marked(String text) {
        return text + OWN_MARK;
    }

    public static boolean isMarked(String body) {
        return body.endsWith(OWN_MARK);
    }

    public static String unmarked(String body) {
        return isMarked(body) ? body.substring(0, body.length() - OWN_MARK.length()) : body;
    }

    /** The first line {@code /czar <verb> <argument>}; what Czar wrote itself, what is code and what is not shown order nothing. */
    public static Optional<WrittenCommand> command(String body) {
        Matcher command = COMMAND.matcher(NOT_SAID.matcher(body).replaceAll(""));
        return command.find() && !isMarked(body) && VerdictComment.parse(body).isEmpty()
                ? Optional.of(
                        new WrittenCommand(command.group(1).toLowerCase(Locale.ROOT), PlainText.of(command.group(2))))
                : Optional.empty();
    }

    /** A verb and its argument, or "". */
    public record WrittenCommand(String verb, String argument) {}
}
