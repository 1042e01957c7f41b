package dev.czar.rule.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.RuleScenario;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.compile.TestRuleBooks;
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
        return RuleFileCorpus.files("hostile");
    }

    static Stream<Path> reachingOut() {
        return files().filter(file -> !RuleFileCorpus.text(file).startsWith("// the wall is not asked"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCheckerRefusesAHostileFileAndSaysWhere(Path file) {
        assertThat(RuleFileCorpus.diagnostics(RuleFileCorpus.text(file)))
                .anyMatch(CheckDiagnostic::error)
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
            Cycle.run(
                    worker(),
                    TestRuleBooks.unchecked(new RuleFiles(List.of(new RuleFile("x.drl", RuleFileCorpus.text(file))))));
        } catch (InvalidRules refused) {
            assertThat(refused.diagnostics()).isNotEmpty();
        }
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(Files.exists(TRACE)).isFalse();
    }

    private static Snapshot worker() {
        return new Snapshot(
                RuleScenario.NOW,
                List.of(new KnownFact(new Worker("w1", "command", List.of()), "test", Duration.ZERO)));
    }
}
