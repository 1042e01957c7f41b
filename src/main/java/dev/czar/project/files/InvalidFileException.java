package dev.czar.project.files;

import dev.czar.json.SpellingSuggestion;
import dev.czar.json.TextProblem;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A file that does not say what it should; each problem names its place. */
public final class InvalidFileException extends ProjectException {

    private static final long serialVersionUID = 1L;

    private final transient List<TextProblem> problems;

    public InvalidFileException(List<TextProblem> problems) {
        super(problems.stream().map(TextProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<TextProblem> problems() {
        return problems;
    }

    /** What to tell a person who mistyped a word: the one that was probably meant, or all there are. */
    public static final class SpellingHint {

        private SpellingHint() {}

        public static String hint(String word, Collection<String> known) {
            return SpellingSuggestion.closest(word, known)
                    .map(best -> "did you mean '" + best + "'?")
                    .orElse("known: " + String.join(", ", known));
        }
    }
}
