package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Worker;
import dev.czar.rule.check.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No file in {@code rules/hostile} becomes a rule; most would not get far if it did. */
class HostileRulesTest {

    private static final String PROPERTY = "czar.broken.into";
    private static final Path TRACE = Path.of("/tmp/czar-broken-into");

    static Stream<Path> files() {
        return Corpus.files("hostile");
    }

    static Stream<Path> reachingOut() {
        return files().filter(file -> !Corpus.text(file).startsWith("// the wall is not asked"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCheckerRefusesAHostileFileAndSaysWhere(Path file) {
        assertThat(Corpus.diagnostics(Corpus.text(file)))
                .anyMatch(Diagnostic::error)
                .allSatisfy(diagnostic -> {
                    assertThat(diagnostic.line()).isPositive();
                    assertThat(diagnostic.column()).isPositive();
                    assertThat(diagnostic.endLine()).isGreaterThanOrEqualTo(diagnostic.line());
                });
    }

    @ParameterizedTest
    @MethodSource("reachingOut")
    void theWallStopsAHostileRuleThatWasNotChecked(Path file) {
        System.clearProperty(PROPERTY);
        try {
            Cycle.run(worker(), Books.unchecked(new RuleFiles(List.of(new RuleFile("x.drl", Corpus.text(file))))));
        } catch (InvalidRules refused) {
            assertThat(refused.diagnostics()).isNotEmpty();
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(Files.exists(TRACE)).isFalse();
    }

    private static Snapshot worker() {
        return new Snapshot(
                Situation.NOW, List.of(new Known(new Worker("w1", "command", List.of()), "test", Duration.ZERO)));
    }
}
