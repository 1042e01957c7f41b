package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.compile.RuleCheckReport;
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
        return RuleFileCorpus.files("broken");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBrokenFileHasExactlyItsDiagnostics(Path file) {
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".drl", ".expected"));

        assertThat(RuleFileCorpus.diagnostics(RuleFileCorpus.text(file)))
                .isNotEmpty()
                .extracting(RuleFileCorpus::shown)
                .containsExactlyElementsOf(RuleFileCorpus.text(expected).lines().toList());
    }

    @ParameterizedTest
    @MethodSource("sound")
    void nothingIsWrongWithASoundFile(Path file) {
        assertThat(RuleFileCorpus.diagnostics(RuleFileCorpus.text(file))).isEmpty();
    }

    static Stream<Path> sound() {
        return RuleFileCorpus.files("sound");
    }

    @Test
    void nothingIsWrongWithTheShippedRules() {
        assertThat(RuleCheckReport.of(RuleFiles.shipped()).diagnostics()).isEmpty();
    }

    @Test
    void everyCodeIsFoundInSomeFile() {
        Set<String> sought = Arrays.stream(DiagnosticCode.values())
                .filter(code -> code != DiagnosticCode.COMPILE
                        && code != DiagnosticCode.MISSING_LIMIT
                        && code != DiagnosticCode.UNKNOWN_NAME
                        && code != DiagnosticCode.UNREAD_FILE
                        && code != DiagnosticCode.CASES
                        && code != DiagnosticCode.TABLE
                        && code != DiagnosticCode.OUTDATED_COPY)
                .map(DiagnosticCode::id)
                .collect(Collectors.toSet());

        Stream.of("broken", "hostile")
                .flatMap(RuleFileCorpus::files)
                .takeWhile(file -> !sought.isEmpty())
                .flatMap(file -> RuleFileCorpus.diagnostics(RuleFileCorpus.text(file)).stream())
                .forEach(diagnostic -> sought.remove(diagnostic.code()));

        assertThat(sought).isEmpty();
    }

    @Test
    void everyCodeIsExplainedWithAnExample() {
        String page = RuleFileCorpus.text(Path.of("docs/diagnostics.md"));

        assertThat(DiagnosticCode.values()).allSatisfy(code -> assertThat(page).contains("### " + code.id() + "\n"));
    }
}
