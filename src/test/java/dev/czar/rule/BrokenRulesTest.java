package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.check.Code;
import dev.czar.rule.check.Diagnostic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code rules/broken} has the diagnostics of the file beside it, no more and no fewer. */
class BrokenRulesTest {

    static Stream<Path> files() {
        return Corpus.files("broken");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBrokenFileHasExactlyItsDiagnostics(Path file) {
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".drl", ".expected"));

        assertThat(Corpus.diagnostics(Corpus.text(file)))
                .isNotEmpty()
                .extracting(Corpus::shown)
                .containsExactlyElementsOf(Corpus.text(expected).lines().toList());
    }

    @Test
    void nothingIsWrongWithTheShippedRules() {
        assertThat(RuleReport.of(RuleFiles.shipped()).diagnostics()).isEmpty();
    }

    @Test
    void everyCodeIsFoundInSomeFile() {
        Set<String> found = Stream.of("broken", "hostile")
                .flatMap(Corpus::files)
                .flatMap(file -> Corpus.diagnostics(Corpus.text(file)).stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(Code.values())
                        .filter(code -> code != Code.COMPILE && code != Code.MISSING_LIMIT)
                        .map(Code::id))
                .allSatisfy(code -> assertThat(found).contains(code));
    }

    @Test
    void everyCodeIsExplainedWithAnExample() {
        String page = Corpus.text(Path.of("docs/diagnostics.md"));

        assertThat(Code.values()).allSatisfy(code -> assertThat(page).contains("### " + code.id() + "\n"));
    }
}
