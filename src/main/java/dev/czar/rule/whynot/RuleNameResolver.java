package dev.czar.rule.whynot;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the rule that somebody means. */
public final class RuleNameResolver {

    private static final int NAMED = 5;

    private RuleNameResolver() {}

    /** The one of this name, or the only one whose name holds these words. */
    public static String among(List<String> names, String words) throws UnresolvedRuleName {
        if (names.contains(words)) {
            return words;
        }
        List<String> holding = names.stream()
                .filter(name -> lower(name).contains(lower(words).strip()))
                .toList();
        if (holding.size() == 1) {
            return holding.get(0);
        }
        throw new UnresolvedRuleName(
                holding.isEmpty()
                        ? "no rule is called \"" + words + "\"" + listed("; did you mean", similar(names, words))
                        : holding.size() + " rules are called like \"" + words + "\"" + listed("; say which", holding));
    }

    private static String listed(String question, List<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .limit(NAMED)
                        .map(name -> "\n  " + name)
                        .collect(Collectors.joining("", question, names.size() > NAMED ? "\n  …" : ""));
    }

    /** Those that share the most words or pieces of words. */
    private static List<String> similar(List<String> names, String words) {
        Set<String> wanted = pieces(words);
        Comparator<String> shared = Comparator.comparingDouble(name -> -likeness(wanted, pieces(name)));
        return names.stream()
                .filter(name -> likeness(wanted, pieces(name)) > 0.3)
                .sorted(shared)
                .limit(3)
                .toList();
    }

    private static double likeness(Set<String> left, Set<String> right) {
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        return left.isEmpty() ? 0 : (double) shared.size() / left.size();
    }

    /** Groups of three letters, which survive a misspelt one. */
    private static Set<String> pieces(String text) {
        String padded = " " + lower(text) + " ";
        Set<String> pieces = new HashSet<>();
        for (int index = 0; index + 3 <= padded.length(); index++) {
            pieces.add(padded.substring(index, index + 3));
        }
        return pieces;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Words that name no rule, or more than one; the message says which may be meant. */
    public static final class UnresolvedRuleName extends Exception {

        private static final long serialVersionUID = 1L;

        UnresolvedRuleName(String message) {
            super(message);
        }
    }
}
