package dev.czar.io;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in single braces, such as {worktree}, that stand for values; a shell's ${NAME} is none. */
public final class BracePlaceholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([A-Za-z][A-Za-z0-9]*)}");

    private BracePlaceholders() {}

    public static List<String> in(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    /** Each name with a value is replaced, once; inside a JSON object the value is escaped for its strings. */
    public static String fill(String text, Map<String, String> values) {
        boolean json = text.startsWith("{\"");
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = values.getOrDefault(found.group(1), found.group());
            String written = json ? value.replace("\\", "\\\\").replace("\"", "\\\"") : value;
            return Matcher.quoteReplacement(written);
        });
    }
}
