package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that runs goes on deciding while rules are in force that take all there is, and says which they are. */
class GreedyRulesInServiceIT {

    /** The loop looks once a second when nothing wakes it. */
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(10);

    private static final String HEADER =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            """;
    private static final String CLAIM = HEADER
            + """
            rule "a task is claimed for its assignee"
              @capability("B3") @why("somebody has to do it")
            when
              Task( $task : id, assignee != "", $worker : assignee )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end

            rule "a rule that was left out needs a human"
              @capability("A3") @why("it rests")
            when
              RuleLeftOut( $rule : rule, $revision : revision, $reason : reason )
            then
              insertLogical( new AlertHuman( $rule, "left out of " + $revision, $reason ) );
            end
            """;
    private static final String BLOWUP = HEADER
            + """
            rule "every combination of tasks"
              @capability("A3") @why("greedy")
            when
              Task( $a : id, $k : kind )
              Task( kind == $k, $b : id )
              Task( kind == $k, $c : id )
              Task( kind == $k, $d : id )
              Task( kind == $k, id == $a + $b + $c + $d )
            then
              insertLogical( new AlertHuman( $a + $b + $c + $d, "h", "t" ) );
            end
            """;
    private static final String FLOOD = HEADER
            + """
            rule "an alert for every pair of tasks"
              @capability("A3") @why("greedy")
            when
              Task( $a : id, $k : kind )
              Task( kind == $k, $b : id )
            then
              insertLogical( new AlertHuman( $a + " and " + $b, "h", "t" ) );
            end
            """;

    @TempDir
    Path folder;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Duration> longestBeat = new AtomicReference<>(Duration.ZERO);
    private RunningTestProject project;

    @BeforeEach
    void aProjectThatIsWatched() throws Exception {
        project = new RunningTestProject(folder, CLAIM);
        await().until(() -> project.loop().lastCycle().isPresent());
        watch.scheduleWithFixedDelay(this::look, 0, 20, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        watch.shutdownNow();
        watch.awaitTermination(10, TimeUnit.SECONDS);
        project.stop();
    }

    private void look() {
        Duration since = Duration.between(project.loop().health().lastTurn(), Instant.now());
        longestBeat.accumulateAndGet(since, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private void see(int tasks) {
        for (int task = 0; task < tasks; task++) {
            project.see(new Task(
                    "T%02d".formatted(task), TaskKind.PRIMARY, TaskStatus.PENDING, task, "engineer1", "", true));
        }
    }

    private void save(String rules) throws Exception {
        Path own = project.loop().layout().rules();
        Files.writeString(own.resolve("greedy.drl"), rules);
        await().until(() ->
                project.loop().ruleBook().revision().equals(RuleFiles.of(own).revision()));
    }

    private void awaitLeftOut(String rule) {
        await().untilAsserted(() -> assertThat(project.loop().health().quarantined())
                .extracting(QuarantinedRule::rule)
                .contains(rule));
        await().untilAsserted(() -> assertThat(
                        project.loop().lastCycle().orElseThrow().decisions())
                .extracting(decision -> decision.action())
                .anyMatch(action ->
                        action instanceof AlertHuman alert && alert.about().equals(rule)));
    }

    @Test
    void aBlowUpIsCutOffAndNamedAndTheLoopKeepsItsBeat() throws Exception {
        save(BLOWUP);
        see(60);
        awaitLeftOut("every combination of tasks");
        project.see(new Task("late", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer2", "", true));
        await().untilAsserted(() -> assertThat(
                        project.loop().lastCycle().orElseThrow().decisions())
                .anyMatch(decision -> decision.key().startsWith("CLAIM_TASK/late")));
        assertThat(longestBeat.get()).isLessThan(LONGEST_BEAT);
    }

    @Test
    void aFloodIsStoppedBeforeItIsRecordedAndAHumanIsToldOnce() throws Exception {
        save(FLOOD);
        see(40);
        awaitLeftOut("an alert for every pair of tasks");
        assertThat(project.loop().lastCycle().orElseThrow().decisions())
                .filteredOn(decision -> decision.action() instanceof AlertHuman)
                .hasSize(1);
        assertThat(longestBeat.get()).isLessThan(LONGEST_BEAT);
    }

    @Test
    void aRuleThatWouldHaveBrokenTheBudgetBeforeDoesNotComeIntoForce() throws Exception {
        see(60);
        await().until(() -> project.loop().snapshot().facts().size() >= 60);
        Files.writeString(project.loop().layout().rules().resolve("greedy.drl"), BLOWUP);
        await().untilAsserted(() -> assertThat(project.loop().health().ruleBookProblem())
                .contains("not active")
                .contains("every combination of tasks"));
        assertThat(longestBeat.get()).isLessThan(LONGEST_BEAT);
    }
}
