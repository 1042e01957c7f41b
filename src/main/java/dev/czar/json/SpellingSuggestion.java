package dev.czar.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word most like an unknown one, for a "did you mean". */
public final class SpellingSuggestion {

    private SpellingSuggestion() {}

    /** A question to append to a message, or nothing when no known word is near. */
    static String didYouMean(String word, Collection<String> known) {
        return closest(word, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    public static Optional<String> closest(String word, Collection<String> known) {
        int most = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= most)
                .filter(candidate -> distance(word, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The known word that this surely was meant to be: one letter off, two exchanged, or other separators and case. */
    public static Optional<String> nearlySame(String word, Collection<String> known) {
        String plain = plain(word);
        return known.stream()
                .filter(candidate -> {
                    String other = plain(candidate);
                    int distance = distance(plain, other);
                    return distance <= 1 || distance == 2 && sorted(plain).equals(sorted(other));
                })
                .findFirst();
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]", "");
    }

    private static String sorted(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.length(); column++) {
                boolean same = lower(left, line) == lower(right, column);
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }

    private static char lower(String text, int index) {
        return Character.toLowerCase(text.charAt(index - 1));
    }
}
