package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.RuleToken.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one layout of a rule file: blanks between words and signs, indentation, one empty line between rules. Where lines end
 * is left to the writer, as are comments, and a line inside parentheses that was moved in by hand.
 */
public final class RuleFormatter {

    private static final Pattern PART = Pattern.compile(
            "(?<break>\\R)|(?<blank>[ \\t]+)|(?<comment>//[^\\r\\n]*+|/\\*(?:[^*]|\\*(?!/))*+\\*/)"
                    + "|(?<word>[A-Za-z_$][\\w$]*+|\\d[\\w.]*+)|(?<text>\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|'(?:[^'\\\\\\r\\n]|\\\\.)*+')"
                    + "|(?<sign>==|!=|<=|>=|&&|\\|\\||->|::|\\+\\+|--|:=|!\\.|.)",
            Pattern.DOTALL);
    private static final Set<String> SECTIONS = Set.of("rule", "query", "when", "then", "end");
    private static final Set<String> WORDY = Set.of("not", "exists", "and", "or", "in", "forall");
    private static final Set<String> TIGHT = Set.of(".", "@", "::");
    private static final String INDENT = "  ";

    private final String text;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private String before = "";
    private boolean blank;
    private boolean inRule;
    private int depth;
    private int annotation = -1;
    private int moved;

    private RuleFormatter(String text) {
        this.text = text;
    }

    /** The text in its layout; as it is when it is not made of whole words and texts. */
    public static String format(String text) {
        String formatted = new RuleFormatter(text).formatted();
        return words(text).equals(words(formatted)) ? formatted : text;
    }

    private static List<String> words(String text) {
        return Lexer.tokens(text, new TextSpan(0, text.length())).stream()
                .map(RuleToken::text)
                .toList();
    }

    private String formatted() {
        Matcher part = PART.matcher(text);
        while (part.lookingAt()) {
            if (part.group("break") != null) {
                endLine();
            } else if (part.group("blank") != null) {
                blank = true;
                moved = line.isEmpty() ? part.group().replace("\t", "    ").length() : moved;
            } else {
                add(part.group(), part.group("comment") != null, part.group("word") != null);
            }
            part.region(part.end(), text.length());
        }
        endLine();
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void endLine() {
        String done = line.toString().stripTrailing();
        boolean second = done.isEmpty()
                && (lines.isEmpty() || lines.get(lines.size() - 1).isEmpty());
        boolean close = done.startsWith("rule ")
                && !lines.isEmpty()
                && lines.get(lines.size() - 1).equals("end");
        if (close) {
            lines.add("");
        }
        if (!second) {
            lines.add(done);
        }
        line = new StringBuilder();
        before = "";
        blank = false;
        moved = 0;
    }

    private void add(String part, boolean comment, boolean word) {
        section(part, word);
        if (line.isEmpty()) {
            line.append(indentation(part));
        } else if (comment || spaced(part)) {
            line.append(' ');
        }
        line.append(part);
        if (!comment) {
            count(part);
            before = part;
        }
        blank = false;
    }

    private void section(String part, boolean word) {
        if (word && depth == 0 && line.isEmpty() && part.equals("rule")) {
            inRule = true;
        }
    }

    private String indentation(String part) {
        if (depth > 0) {
            return " ".repeat(Math.max(moved, 2 * INDENT.length()));
        }
        return inRule && !SECTIONS.contains(part) ? INDENT : "";
    }

    private void count(String part) {
        if (part.equals("@") && depth == 0) {
            annotation = 0;
        } else if (part.equals("(")) {
            depth++;
            annotation = annotation == 0 ? depth : annotation;
        } else if (part.equals(")")) {
            annotation = depth == annotation ? -1 : annotation;
            depth = Math.max(0, depth - 1);
        } else if (part.equals("end") && depth == 0) {
            inRule = false;
        }
    }

    private boolean spaced(String part) {
        if (part.equals(",") || part.equals(";") || TIGHT.contains(before) || part.equals(".") || part.equals("::")) {
            return false;
        }
        if (part.equals(")")) {
            return !before.equals("(") && annotation < 0;
        }
        if (before.equals("(")) {
            return annotation < 0;
        }
        if (part.equals("(")) {
            return WORDY.contains(before) ? blank : !before.matches("[\\w$]+");
        }
        return !before.equals("!") && !sticks(part);
    }

    /** A sign before a number, and brackets, stand as they are written. */
    private boolean sticks(String part) {
        boolean sign = before.equals("-") || before.equals("+");
        boolean bracket = "[]".contains(part) || "[]".contains(before);
        return !blank && (sign || bracket || part.equals("*") || before.equals("*"));
    }
}
