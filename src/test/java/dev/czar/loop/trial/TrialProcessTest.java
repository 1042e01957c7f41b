package dev.czar.loop.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.loop.trial.TrialRunner.TrialExhausted;
import dev.czar.rule.Cycle;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialProcessTest {

    private static final RuleFiles RULES = new RuleFiles(
            List.of(
                    new RuleFile(
                            "claim.drl",
                            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a task is claimed for its assignee"
              @capability("B3") @why("somebody has to do it")
            when
              Task( $task : id, assignee != "", $worker : assignee )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end
            """)));

    private final TrialProcess process = new TrialProcess(new TrialCommandLine(96L << 20));

    @AfterAll
    void end() {
        process.close();
    }

    private static EvaluationTrial about(int tasks) {
        return EvaluationTrial.of(RULES, tasks(tasks));
    }

    private static Snapshot tasks(int tasks) {
        return new Snapshot(
                Instant.parse("2026-01-02T03:04:05Z"),
                IntStream.range(0, tasks)
                        .mapToObj(number ->
                                new Task("T" + number, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true))
                        .map(task -> new KnownFact(task, "queue", Duration.ofSeconds(3)))
                        .toList());
    }

    private DryRun run(EvaluationTrial trial) {
        try {
            return process.run(trial);
        } catch (InvalidRules invalid) {
            throw new CompletionException(invalid);
        }
    }

    @Test
    void whatIsFoundOutThereIsWhatWouldBeFoundOutHere(@TempDir Path books) throws Exception {
        RuleBookLoader loader = new RuleBookLoader(getClass().getClassLoader(), books);
        assertThat(run(about(3))).isEqualTo(DryRun.of(Cycle.run(tasks(3), loader.book(RULES))));
    }

    @Test
    void whatIsWrongWithRulesHasItsPlace() {
        RuleFiles wrong = new RuleFiles(
                List.of(new RuleFile("claim.drl", RULES.texts().get("claim.drl").replace("Task(", "Tusk("))));
        assertThatThrownBy(() -> process.run(EvaluationTrial.of(wrong, tasks(1))))
                .isInstanceOfSatisfying(InvalidRules.class, invalid -> assertThat(invalid.diagnostics())
                        .anyMatch(found -> found.line() == 8 && found.code().equals("unknown-type")));
    }

    @Test
    void aTrialThatTakesAllMemoryIsLostAloneAndSaysSo() {
        CompletableFuture<DryRun> beside = CompletableFuture.supplyAsync(() -> run(about(2)));
        assertThatThrownBy(() -> run(about(200_000)))
                .isInstanceOf(TrialExhausted.class)
                .hasMessageContaining("more than 96 MiB of memory");
        assertThat(beside.join().decisions()).hasSize(2);
        assertThat(run(about(4)).decisions()).hasSize(4);
    }

    @Test
    void nobodyWaitsForATrialThatIsNotWantedAnyMore() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run(about(1))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run(about(1)).decisions()).hasSize(1);
    }
}
