package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.reading.RuleVocabulary;
import dev.czar.rule.check.reading.VocabularyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyCatalogueTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/czar");
    private static final Path FRESH = Path.of("target/meanings.txt");
    private static final Pattern DESCRIBED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                    + "public (?:static |sealed |final )*(?:record|enum|interface|class) (\\w+)",
            Pattern.DOTALL);

    @Test
    void thePageIsOfToday() throws IOException {
        assertThat(Files.readString(Path.of("docs/facts.md")).strip())
                .as("docs/facts.md is out of date; write it anew: ./czar facts --catalogue > docs/facts.md")
                .isEqualTo(VocabularyCatalogue.markdown());
    }

    @Test
    void meaningsAreThoseOfTheTypes() throws IOException {
        Map<String, String> described = described();
        Files.writeString(
                FRESH,
                described.entrySet().stream()
                        .map(type -> type.getKey() + ": " + type.getValue() + "\n")
                        .collect(Collectors.joining()));
        assertThat(VocabularyPage.meanings(VocabularyCatalogue.meanings()))
                .as("meanings are out of date: cp " + FRESH + " src/main/resources/facts-catalogue/meanings.txt")
                .isEqualTo(described);
    }

    @Test
    void whateverARuleMayNameHasAMeaning() {
        assertThat(RuleVocabulary.types().map(Class::getSimpleName))
                .isSubsetOf(
                        VocabularyPage.meanings(VocabularyCatalogue.meanings()).keySet());
    }

    private static Map<String, String> described() throws IOException {
        Map<String, String> described = new TreeMap<>();
        for (String room : new String[] {"fact", "decision"}) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
                for (Path file : files.sorted().toList()) {
                    DESCRIBED
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(type -> described.put(type.group(2), plain(type.group(1))));
                }
            }
        }
        return described;
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                .replaceFirst(" @param .*", "")
                .strip()
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ");
    }
}
