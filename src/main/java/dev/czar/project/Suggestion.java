package dev.czar.project;

import dev.czar.json.Closest;
import java.util.Collection;

/** What to tell a person who mistyped a word: the one that was probably meant, or all there are. */
final class Suggestion {

    private Suggestion() {}

    static String hint(String word, Collection<String> known) {
        return Closest.to(word, known)
                .map(best -> "did you mean '" + best + "'?")
                .orElse("known: " + String.join(", ", known));
    }
}
