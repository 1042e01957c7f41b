package dev.czar.rule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.json.RuleCase;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.coverage.CoverageCollector.CoverageTotal;
import dev.czar.rule.coverage.CoverageReport;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases beside the shipped rules. */
class ShippedCasesTest {

    private static final double LEAST_CONDITIONS = 95;

    @TempDir
    static Path cache;

    private static final Map<String, List<RuleCase>> CASES = RuleCaseFiles.shipped();
    private static final List<CaseResult> RESULTS = new ArrayList<>();

    private static CoverageReport coverage;

    @BeforeAll
    static void run() throws Exception {
        RuleFiles files = RuleFiles.shipped();
        RuleBook book = new RuleBookLoader(ShippedCasesTest.class.getClassLoader(), cache).book(files);
        CoverageTotal tally = new CoverageTotal(book, files);
        RuleCaseRunner tests = new RuleCaseRunner(book, (one, result) -> tally.add(one.given(), result));
        CASES.forEach((file, cases) -> RESULTS.addAll(tests.run(file, cases)));
        coverage = tally.report(file -> true);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseHolds() {
        return RESULTS.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.file() + ": " + result.name(),
                        () -> assertThat(result.failures()).isEmpty()));
    }

    @Test
    void everyRuleFiresAndNearlyEveryConditionIsSeenBothWays() {
        assertThat(coverage.silent()).isEmpty();
        assertThat(coverage.conditionsPercent())
                .as(coverage.open().toString())
                .isGreaterThanOrEqualTo(LEAST_CONDITIONS);
    }

    @Test
    void everyRuleFileHasCases() {
        List<String> without = RuleFiles.shipped().files().stream()
                .map(file -> file.name().replace(".drl", RuleCaseFiles.ENDING))
                .filter(name -> !CASES.containsKey(name))
                .toList();
        assertThat(without).containsExactly("limits-agents" + RuleCaseFiles.ENDING, "limits" + RuleCaseFiles.ENDING);
    }

    @Test
    void theNamesOfCasesAreDistinctInEachFile() {
        CASES.forEach((file, cases) ->
                assertThat(cases).extracting(RuleCase::name).as(file).doesNotHaveDuplicates());
    }
}
