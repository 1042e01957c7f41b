package dev.czar.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shell line taken apart into commands and their words, as far as it has nothing in it that a shell would expand, redirect
 * or assign: what is not surely understood is no plain command.
 */
public final class PlainShellCommand {

    private static final String SPECIAL = "$`(){}[]<>*?~#!\\&\n\r";
    private static final String SPECIAL_IN_QUOTES = "$`\\!\n\r";

    private static final List<String> HARMLESS_REDIRECTIONS =
            List.of(" 2>&1", " >/dev/null", " 2>/dev/null", " > /dev/null", " 2> /dev/null");

    private final String line;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word;
    private int at;

    private PlainShellCommand(String line) {
        this.line = line;
    }

    /** The commands of a line, joined by {@code &&}, {@code ||}, {@code ;} or a pipe, each as its words; empty when it is not plain. */
    public static Optional<List<List<String>>> commands(String line) {
        PlainShellCommand reader = new PlainShellCommand(withoutHarmless(line.strip()));
        return reader.read() ? Optional.of(reader.commands) : Optional.empty();
    }

    /** Without redirections that write nowhere, at the end of a command. */
    private static String withoutHarmless(String line) {
        String text = line + " ";
        for (String redirection : HARMLESS_REDIRECTIONS) {
            text = text.replace(redirection + " ", " ").replace(redirection + ";", ";");
        }
        return text;
    }

    private boolean read() {
        while (at < line.length()) {
            char letter = line.charAt(at);
            if (letter == '\'' || letter == '"') {
                if (!quoted(letter)) {
                    return false;
                }
            } else if (letter == ' ' || letter == '\t') {
                endWord();
            } else if (letter == ';' || letter == '|' || line.startsWith("&&", at)) {
                if (!endCommand(line.startsWith("&&", at) || line.startsWith("||", at) ? 2 : 1)) {
                    return false;
                }
                continue;
            } else if (SPECIAL.indexOf(letter) >= 0 || Character.isISOControl(letter)) {
                return false;
            } else {
                append(letter);
            }
            at++;
        }
        return endCommand(0);
    }

    /** From one quotation mark to the other. */
    private boolean quoted(char mark) {
        int end = line.indexOf(mark, at + 1);
        if (end < 0) {
            return false;
        }
        String inner = line.substring(at + 1, end);
        if (mark == '"' && inner.chars().anyMatch(letter -> SPECIAL_IN_QUOTES.indexOf(letter) >= 0)) {
            return false;
        }
        append(inner);
        at = end;
        return true;
    }

    private void append(Object text) {
        word = (word == null ? new StringBuilder() : word).append(text);
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }

    /** A command without words, or one that begins with an assignment, is not plain. */
    private boolean endCommand(int separator) {
        endWord();
        if (words.isEmpty() || words.get(0).contains("=")) {
            return false;
        }
        commands.add(List.copyOf(words));
        words = new ArrayList<>();
        at += separator;
        return true;
    }
}
