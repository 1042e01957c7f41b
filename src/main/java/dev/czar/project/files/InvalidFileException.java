package dev.czar.project.files;

import dev.czar.json.SpellingSuggestion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A file that does not say what it should; each problem names its place. */
public final class InvalidFileException extends ProjectException {

    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;

    public InvalidFileException(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FileProblem> problems() {
        return problems;
    }

    /** One thing wrong in a file: where (1-based; 0 when the place is not known), what, and what to do about it. */
    public record FileProblem(String file, int line, int column, String message, String hint) {

        @Override
        public String toString() {
            return "%s:%d:%d: %s%s".formatted(file, line, column, message, hint.isEmpty() ? "" : " (" + hint + ")");
        }
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
