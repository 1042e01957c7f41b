package dev.czar.cli.console;

import dev.czar.json.SpellingSuggestion;
import java.util.Collection;

/** What to tell a person whose name for something is not known. */
public final class NameSuggestion {

    private NameSuggestion() {}

    /** The name that was probably meant, or else where to look. */
    public static String of(String word, Collection<String> known, String otherwise) {
        return SpellingSuggestion.closest(word, known)
                .map(near -> "did you mean " + near + "?")
                .orElse(otherwise);
    }
}
