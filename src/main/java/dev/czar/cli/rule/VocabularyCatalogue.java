package dev.czar.cli.rule;

import dev.czar.io.ResourceReader;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.reading.VocabularyPage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** All that a rule may name, as docs/facts.md shows it. */
public final class VocabularyCatalogue {

    private VocabularyCatalogue() {}

    public static String markdown() {
        return new VocabularyPage(RuleFiles.shipped().texts(), meanings())
                .markdown()
                .strip();
    }

    /** A line for each name a rule may use, such as {@code Clock: The wall clock.} */
    public static String meanings() {
        try {
            return ResourceReader.text("facts-catalogue/meanings.txt");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
