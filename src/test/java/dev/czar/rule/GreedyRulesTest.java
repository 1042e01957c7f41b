package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCheckReport;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.compile.TestRuleBooks;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules in {@code rules/greedy} take all there is of time or memory; their first line says how each of them ends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreedyRulesTest {

    private static final int WORKERS = 40;
    private static final int TASKS = 120;
    private static final Set<String> RUN = Set.of("cut off", "combinations");
    private static final RuleFiles FILES = RuleFiles.of(Path.of("src/test/resources/rules/greedy"));

    private RuleBook all;
    private List<CheckDiagnostic> diagnostics;

    @BeforeAll
    void checkAllAndCompileWhatCanRun() throws InvalidRules {
        diagnostics = RuleCheckReport.of(RuleFiles.shipped().overlaidBy(FILES.files()))
                .diagnostics();
        all = TestRuleBooks.unchecked(new RuleFiles(
                FILES.files().stream().filter(file -> runs(file.name())).toList()));
    }

    static Stream<String> refused() {
        return names().filter(name -> !Set.of("cut off", "flood", "settles").contains(end(name)));
    }

    static Stream<String> greedy() {
        return names().filter(name -> RUN.contains(end(name)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theCheckNamesThePlaceAndTheWayOut(String name) {
        assertThat(diagnostics)
                .filteredOn(diagnostic -> diagnostic.file().equals(name) && diagnostic.error())
                .isNotEmpty()
                .allSatisfy(diagnostic -> assertThat(diagnostic.hint()).isNotEmpty())
                .extracting(CheckDiagnostic::code)
                .contains(end(name));
    }

    @ParameterizedTest
    @MethodSource("greedy")
    void aGreedyRuleIsCutOffInTimeAndNamedAndTheOthersDecide(String name) {
        CycleResult result = run(all.only(rulesOf(name, "honest.drl")));

        assertThat(result.quarantined())
                .isNotEmpty()
                .allMatch(QuarantinedRule::cutOff)
                .extracting(QuarantinedRule::rule)
                .isSubsetOf(rulesOf(name));
        assertThat(result.decisions())
                .filteredOn(decision -> decision.action() instanceof StartWorker)
                .hasSize(WORKERS);
    }

    @Test
    void allGreedyRulesAtOnceAreLeftOutAndTheOthersDecide() {
        CycleResult result = run(all);

        assertThat(result.quarantined())
                .extracting(QuarantinedRule::rule)
                .contains("product of tasks", "twelve products at once 1")
                .doesNotContain("a worker is started");
        assertThat(result.decisions())
                .filteredOn(decision -> decision.action() instanceof StartWorker)
                .hasSize(WORKERS);
    }

    @Test
    void whoLeavesNoRuleOutIsToldTheFirstThatIsCutOff() {
        RuleBook several = all.only(rulesOf("product-by-a-shared-kind.drl", "texts-that-grow-by-powers.drl"));

        assertThatExceptionOfType(CycleGivenUp.class)
                .isThrownBy(() -> Cycle.decisionsOfAllRules(crowd(), several))
                .satisfies(first -> assertThat(first.found().stream()
                                .map(left -> several.rule(left.rule()).file())
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void theSameFactsAreCutOffTheSameWay() {
        RuleBook book = all.only(rulesOf("product-by-a-shared-kind.drl", "honest.drl"));

        assertThat(run(book).hash()).isEqualTo(run(book).hash());
    }

    private static CycleResult run(RuleBook book) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        CycleResult result = Cycle.run(crowd(), book);
        Duration took = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertThat(took).isLessThan(Duration.ofSeconds(1 + result.quarantined().size()));
        return result;
    }

    private Set<String> rulesOf(String... files) {
        Set<String> names = new HashSet<>(Set.of(files));
        return all.rules().stream()
                .filter(rule -> names.contains(rule.file()))
                .map(Rule::name)
                .collect(Collectors.toSet());
    }

    private static boolean runs(String name) {
        return RUN.contains(end(name)) || end(name).equals("settles");
    }

    private static Stream<String> names() {
        return FILES.files().stream().map(RuleFile::name);
    }

    private static String end(String name) {
        return FILES.find(name)
                .orElseThrow()
                .text()
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(3);
    }

    private static Snapshot crowd() {
        Stream<Fact> workers = IntStream.range(0, WORKERS)
                .mapToObj(number -> new Worker("w%02d".formatted(number), "command", List.of("sql")));
        Stream<Fact> tasks = IntStream.range(0, TASKS)
                .mapToObj(number ->
                        new Task("t%02d".formatted(number), TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "sql", true));
        return new Snapshot(
                RuleScenario.NOW,
                Stream.concat(workers, tasks)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }
}
