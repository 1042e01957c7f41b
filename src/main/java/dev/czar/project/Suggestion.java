package dev.czar.project;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word a mistyped one was probably meant to be. */
final class Suggestion {

    private Suggestion() {}

    static String hint(String word, Collection<String> known) {
        return closest(word, known)
                .map(best -> "did you mean '" + best + "'?")
                .orElse("known: " + String.join(", ", known));
    }

    static Optional<String> closest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(best -> distance(word, best) <= Math.max(best.length() < 4 ? 1 : 2, best.length() / 3));
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int substitution = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substitution, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
