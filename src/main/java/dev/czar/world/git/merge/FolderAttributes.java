package dev.czar.world.git.merge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines of a folder's {@code .gitattributes} as they would be written in the top folder. */
final class FolderAttributes {
    private static final Pattern LINE = Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]\\S*)(\\s.*)?");

    private FolderAttributes() {}

    /** {@code folder} is {@code ""} or ends with a slash. */
    static String inside(String folder, String text) {
        if (folder.isEmpty()) {
            return text;
        }
        return text.lines().map(line -> moved(folder, line)).collect(Collectors.joining("\n"));
    }

    private static String moved(String folder, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || line.strip().startsWith("#") || line.strip().startsWith("[attr]")) {
            return "";
        }
        String pattern = unquoted(parts.group(1));
        if (pattern.startsWith("!")) {
            return "";
        }
        boolean anchored = pattern.indexOf('/') >= 0;
        String below = anchored ? (pattern.startsWith("/") ? pattern.substring(1) : pattern) : "**/" + pattern;
        String whole = "/" + folder.replaceAll("([\\\\*?\\[])", "\\\\$1") + below;
        String rest = parts.group(2) == null ? "" : parts.group(2);
        return "\"" + whole.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" + rest;
    }

    private static String unquoted(String pattern) {
        boolean quoted = pattern.length() > 1 && pattern.startsWith("\"");
        return quoted ? pattern.substring(1, pattern.length() - 1).replaceAll("\\\\([\\\\\"])", "$1") : pattern;
    }
}
