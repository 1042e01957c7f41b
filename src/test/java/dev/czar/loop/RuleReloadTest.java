package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.TestRounds;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.json.JsonCodec;
import dev.czar.json.SnapshotFile;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.rule.Cycle;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules are saved, broken, mended and rolled back while facts stream in. */
class RuleReloadTest {

    private static final int TIMES = TestRounds.of(5);

    private static final String RULE =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a task is claimed for its assignee"
              @capability("B3") @why("somebody has to do it, %s")
            when
              Task( $task : id, assignee != "", $worker : assignee )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end
            """;

    @TempDir
    Path folder;

    private final ScheduledExecutorService stream = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger tasks = new AtomicInteger();
    private RunningTestProject project;

    @BeforeEach
    void aProjectUnderAStreamOfFacts() throws Exception {
        project = new RunningTestProject(folder, RULE.formatted("first"));
        stream.scheduleWithFixedDelay(this::see, 0, 20, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        stream.shutdownNow();
        stream.awaitTermination(10, TimeUnit.SECONDS);
        project.stop();
    }

    private void see() {
        int next = tasks.incrementAndGet() % 40;
        project.see(new Task("T" + next, TaskKind.PRIMARY, TaskStatus.PENDING, tasks.get(), "engineer1", "", true));
    }

    private String inForce() {
        return project.loop().ruleBook().revision();
    }

    private void save(String rules) throws IOException {
        Files.writeString(project.loop().layout().rules().resolve("test.drl"), rules);
    }

    private void saveAndAwait(String word) throws IOException {
        save(RULE.formatted(word));
        String wanted = RuleFiles.of(project.loop().layout().rules()).revision();
        await().untilAsserted(() -> assertThat(inForce())
                .as(project.loop().ruleActivation().status().toString())
                .isEqualTo(wanted));
    }

    @Test
    void noCycleIsWithoutARuleBookAndEveryDecisionNamesItsRevision() throws Exception {
        String first = inForce();
        for (int time = 0; time < TIMES; time++) {
            saveAndAwait("then");
            String good = inForce();
            save(RULE.formatted("broken") + "rule \"number " + time + "\" when");
            await().until(() -> project.loop().health().ruleBookProblem().contains("not active"));
            assertThat(inForce()).isEqualTo(good);
            saveAndAwait("first");
            project.loop()
                    .ruleActivation()
                    .rollBack(new ChangeAuthor("ada", ""))
                    .get(20, TimeUnit.SECONDS);
            assertThat(inForce()).isEqualTo(good).isNotEqualTo(first);
        }
        assertThat(project.loop().health().alive()).isTrue();
        everyCycleRepeats();
    }

    @Test
    void aFreshProcessDecidesTheSameByteForByte() throws Exception {
        await().until(() -> project.loop()
                .lastCycle()
                .filter(cycle -> !cycle.decisions().isEmpty())
                .isPresent());
        Snapshot live = project.loop().snapshot();
        Path facts = Files.writeString(folder.resolve("facts.json"), SnapshotFile.text(live));
        Process fresh = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DryRunProcess.class.getName(),
                        project.loop().layout().rules().toString(),
                        facts.toString(),
                        folder.resolve("fresh").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(fresh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(fresh.waitFor()).isZero();
        assertThat(answer)
                .isEqualTo(JsonCodec.write(DryRun.of(live, project.loop().ruleBook())))
                .contains("CLAIM_TASK/");
    }

    private void everyCycleRepeats() throws Exception {
        RuleBookLoader books = new RuleBookLoader(getClass().getClassLoader(), folder.resolve("again"));
        Map<String, RuleBook> known = new HashMap<>();
        List<RecordedCycle> cycles = new ArrayList<>();
        project.loop().ledger().history("tally").rebuild(Instant.EPOCH, Instant.now(), cycles::add);
        assertThat(cycles).hasSizeGreaterThan(TIMES);
        for (RecordedCycle cycle : cycles) {
            assertThat(cycle.rules()).as("the rules of cycle %d", cycle.id()).isNotEmpty();
            if (!known.containsKey(cycle.revision())) {
                known.put(cycle.revision(), books.book(files(cycle.rules())));
            }
            assertThat(Cycle.run(cycle.snapshot(), known.get(cycle.revision())).hash())
                    .isEqualTo(cycle.hash());
        }
        assertThat(known).hasSize(2);
        Map<Long, String> revisions = new HashMap<>();
        cycles.forEach(cycle -> revisions.put(cycle.id(), cycle.revision()));
        List<PastDecision> decisions = project.loop()
                .ledger()
                .history("tally")
                .decisions(DecisionFilter.all(), 0, 1_000)
                .items();
        assertThat(decisions).isNotEmpty().allSatisfy(decision -> assertThat(revisions.get(decision.cycle()))
                .isNotNull());
    }

    private static RuleFiles files(Map<String, String> texts) {
        return new RuleFiles(texts.entrySet().stream()
                .map(text -> new RuleFile(text.getKey(), text.getValue()))
                .toList());
    }

    /** Prints what a rules directory (first argument) makes of a facts file (second), with a cache (third), and ends. */
    static final class DryRunProcess {

        private DryRunProcess() {}

        public static void main(String[] arguments) throws Exception {
            RuleBookLoader books = new RuleBookLoader(DryRunProcess.class.getClassLoader(), Path.of(arguments[2]));
            System.out.print(JsonCodec.write(DryRun.of(
                    SnapshotFile.read(Path.of(arguments[1])), books.book(RuleFiles.of(Path.of(arguments[0]))))));
        }
    }
}
