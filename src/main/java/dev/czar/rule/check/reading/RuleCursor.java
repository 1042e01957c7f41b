package dev.czar.rule.check.reading;

import dev.czar.rule.check.syntax.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a rule file that is being written, which need not be whole: in which part of which rule, inside what
 * parentheses, behind which words, and the beginning of a word before it.
 */
public final class RuleCursor {

    private static final Pattern WORD =
            Pattern.compile("//[^\\n]*|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|[A-Za-z_$][\\w$]*|==|!=|<=|>=|&&|\\|\\||\\S");
    private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:");

    /** Where in a rule. */
    enum Part {
        OUTSIDE,
        HEAD,
        CONDITION,
        CONCLUSION
    }

    private final String text;
    private final List<MatchResult> words = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private String begun = "";
    private Part part = Part.OUTSIDE;
    private int rule = -1;

    private RuleCursor(String text, int offset) {
        this.text = text;
        Matcher word = WORD.matcher(text).region(0, offset);
        while (word.find()) {
            words.add(word.toMatchResult());
        }
        if (!words.isEmpty() && last().end() == offset && last().group().matches("[\\w$]+|\"[^\"]*")) {
            begun = words.remove(words.size() - 1).group();
        }
        for (int index = 0; index < words.size(); index++) {
            read(index);
        }
    }

    static RuleCursor at(String text, int offset) {
        return new RuleCursor(text, offset);
    }

    /** The word at an offset, with its place; empty between words. */
    public static Optional<MatchResult> word(String text, int offset) {
        return WORD.matcher(text)
                .results()
                .filter(word -> word.start() <= offset && offset <= word.end())
                .filter(word -> word.group().matches("[\\w$]+|\".*"))
                .findFirst();
    }

    /** From the word {@code rule} to the one after it, or to the end of the text. */
    public static TextSpan rule(String text, int offset) {
        int start = Math.max(0, RuleCursor.at(text, offset).rule);
        Matcher next = Pattern.compile("^\\s*end\\b", Pattern.MULTILINE).matcher(text);
        return new TextSpan(start, next.find(start) ? next.end() : text.length());
    }

    private void read(int index) {
        String word = words.get(index).group();
        switch (word) {
            case "(" -> open.add(index == 0 ? "" : opener(index));
            case ")" -> {
                if (!open.isEmpty()) {
                    open.remove(open.size() - 1);
                }
            }
            case "rule" -> begin(index);
            case "when" -> part = part == Part.HEAD ? Part.CONDITION : part;
            case "then" -> part = part == Part.CONDITION ? Part.CONCLUSION : part;
            case "end" -> part = open.isEmpty() ? Part.OUTSIDE : part;
            default -> {
                // the word says nothing about where this is
            }
        }
    }

    private String opener(int index) {
        String name = words.get(index - 1).group();
        boolean created = index > 1 && words.get(index - 2).group().equals("new");
        return created ? "new " + name : name;
    }

    private void begin(int index) {
        if (part == Part.OUTSIDE
                || index + 1 < words.size() && words.get(index + 1).group().startsWith("\"")) {
            part = Part.HEAD;
            rule = words.get(index).start();
            open.clear();
        }
    }

    private MatchResult last() {
        return words.get(words.size() - 1);
    }

    Part part() {
        return part;
    }

    /** What stands before the innermost open parenthesis, such as {@code Worker} or {@code new Idle}; "" for none. */
    String inside() {
        return open.isEmpty() ? "" : open.get(open.size() - 1);
    }

    /** The beginning of a word or text that the place is behind. */
    String begun() {
        return begun;
    }

    /** The word so many before the one that is begun, from 1; "" when there is none. */
    String before(int distance) {
        return words.size() < distance ? "" : words.get(words.size() - distance).group();
    }

    /** The names bound in this rule, up to here. */
    TreeSet<String> bindings() {
        TreeSet<String> names = new TreeSet<>();
        int end = words.isEmpty() ? 0 : last().end();
        Matcher bound = BOUND.matcher(text).region(Math.min(Math.max(0, rule), end), end);
        while (bound.find()) {
            names.add(bound.group(1));
        }
        return names;
    }
}
