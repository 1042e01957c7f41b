package dev.czar.loop.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Board;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.ledger.history.RuleRevisionHistory.RevisionState;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.loop.rules.RuleActivation.ChangeAuthor;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.loop.trial.ScriptedTrialRunner;
import dev.czar.loop.trial.TrialRunner.TrialExhausted;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleActivationTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final ChangeAuthor ADA = new ChangeAuthor("ada", "");

    @TempDir
    static Path books;

    @TempDir
    Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private Ledger ledger;
    private RuleActivation desk;
    private ScriptedTrialRunner trials;
    private Path rules;

    /** Claims every task at least as urgent as {@code priority}. */
    private static RuleFiles claiming(String name, int priority) {
        return new RuleFiles(List.of(new RuleFile(
                "claim.drl",
                """
                package dev.czar.rules
                import dev.czar.fact.*
                import dev.czar.decision.*

                rule "%s"
                  @capability("B3") @why("somebody has to do it")
                when
                  Task( $task : id, assignee != "", $worker : assignee, priority <= %d )
                then
                  insertLogical( new ClaimTask( $worker, $task ) );
                end
                """
                        .formatted(name, priority))));
    }

    @BeforeEach
    void aDeskWithThreePastCycles() throws Exception {
        rules = folder.resolve("rules");
        save(claiming("a task is claimed", 9));
        ledger = Ledger.open(folder.resolve("ledger.db"));
        desk = desk();
        Board board = new Board();
        for (int second = 1; second <= 3; second++) {
            Observation seen = Observation.of(
                    new Task("T" + second, TaskKind.PRIMARY, TaskStatus.PENDING, second, "anna", "", true),
                    "queue",
                    NOW.plusSeconds(second));
            board.apply(List.of(seen));
            ledger.append("tally", List.of(seen));
            record(board.snapshot(NOW.plusSeconds(second)));
        }
        desk.start(changes::incrementAndGet);
    }

    private RuleActivation desk() throws Exception {
        RuleBookLoader loader = new RuleBookLoader(getClass().getClassLoader(), books);
        trials = new ScriptedTrialRunner(new DirectTrialRunner(loader));
        RuleActivation.Environment setting = new RuleActivation.Environment(
                "tally",
                this::saved,
                rules,
                ledger,
                loader,
                trials,
                new RuleReloadConfig(true, 1, 10),
                Clock.systemUTC());
        return new RuleActivation(setting, new StartupRuleBook(setting).choose());
    }

    private RuleFiles saved() {
        return RuleFiles.of(rules);
    }

    /** Writes each file in place, as an editor without care does. */
    private void save(RuleFiles files) throws IOException {
        Files.createDirectories(rules);
        for (RuleFile file : files.files()) {
            Files.writeString(rules.resolve(file.name()), file.text());
        }
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        ledger.close();
    }

    private CycleResult record(Snapshot snapshot) {
        CycleResult result = Cycle.run(snapshot, desk.book());
        ledger.record(
                "tally",
                new CycleRecord(
                        snapshot.now(),
                        ledger.lastSeq("tally"),
                        result.revision(),
                        result.hash(),
                        Duration.ZERO,
                        List.of()),
                List.of());
        return result;
    }

    private List<RevisionState> statesOf(RuleFiles files) {
        return desk.status().history().stream()
                .filter(event -> event.revision().equals(files.revision()))
                .map(RevisionEvent::state)
                .toList();
    }

    @Test
    void savedRulesThatDecideTheSameComeIntoForce() throws Exception {
        RuleFiles better = claiming("a task is claimed at once", 9);
        save(claiming("a task is claimed", 2));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        save(better);
        await().untilAsserted(() -> assertThat(desk.problem()).contains("3 decisions of the last 3 cycles"));
        assertThat(statesOf(better)).containsExactly(RevisionState.CHECKED, RevisionState.CANDIDATE);
        assertThat(changes).hasValue(1);
    }

    @Test
    void rulesInAFolderMadeOrReplacedAfterTheStartComeIntoForce() throws Exception {
        Files.move(rules, folder.resolve("old"));
        save(claiming("a task is claimed", 2));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        Files.createDirectories(rules.resolve("decide/late"));
        Files.move(rules.resolve("claim.drl"), rules.resolve("decide/late/claim.drl"));
        await().until(() -> desk.book().revision().equals(saved().revision()));
    }

    @Test
    void whatWasSavedWhileTheDeskWasClosedPassesTheGateToo() throws Exception {
        RuleFiles good = saved();
        desk.close();
        save(claiming("a task is claimed at once", 9));
        desk = desk();
        assertThat(desk.book().revision()).isEqualTo(good.revision());
        desk.start(changes::incrementAndGet);
        await().untilAsserted(() -> assertThat(desk.problem()).contains("3 decisions of the last 3 cycles"));
        assertThat(desk.book().revision()).isEqualTo(good.revision());
        desk.close();
        save(claiming("a task is claimed", 10));
        desk = desk();
        desk.start(changes::incrementAndGet);
        await().until(() -> desk.book().revision().equals(saved().revision()));
    }

    @Test
    void brokenRulesLeaveTheGoodOnesInForceAndAreForgivenWhenMended() throws Exception {
        RuleFiles good = saved();
        RuleFiles broken = claiming("a task is claimed\" oops", 9);
        save(broken);
        await().untilAsserted(
                        () -> assertThat(desk.problem()).contains("not active").contains("claim.drl:5"));
        assertThat(statesOf(broken)).containsExactly(RevisionState.REFUSED, RevisionState.CANDIDATE);
        assertThat(desk.book().revision()).isEqualTo(good.revision());
        save(good);
        await().until(() -> desk.problem().isEmpty());
    }

    @Test
    void rulesWhoseTestsFailAreRefused() throws Exception {
        Files.writeString(
                rules.resolve("claim.test.yaml"),
                """
                cases:
                  - name: an urgent task is claimed
                    given:
                      - {fact: Task, id: T1, kind: PRIMARY, status: PENDING, priority: 2, assignee: anna, briefed: true}
                    expect:
                      - {kind: ClaimTask, task: T1, worker: anna}
                """);
        save(claiming("a task is claimed", 2));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        RuleFiles deaf = claiming("a task is claimed", 1);
        save(deaf);
        await().untilAsserted(() -> assertThat(desk.problem())
                .contains("claim.test.yaml:2: an urgent task is claimed: expected a decision ClaimTask"));
        assertThat(statesOf(deaf)).startsWith(RevisionState.REFUSED);
    }

    @Test
    void whatIsOverTheBudgetComesIntoForceWhenAHumanSaysSo() throws Exception {
        RuleFiles strict = claiming("only the most urgent task is claimed", 1);
        save(strict);
        await().untilAsserted(() -> assertThat(desk.problem()).contains("czar rules activate " + strict.revision()));
        RuleActivationStatus view = desk.activate(strict.revision(), ADA).get();
        assertThat(view.revision()).isEqualTo(strict.revision());
        assertThat(view.problem()).isEmpty();
        assertThat(view.history().get(0).author()).isEqualTo("ada");
    }

    @Test
    void theWayBackToRulesThatWereInForceNeedsNoBudget() throws Exception {
        RuleFiles first = saved();
        RuleFiles strict = claiming("only the most urgent task is claimed", 1);
        desk.shadow(strict, ADA).get();
        desk.promote(ADA).get();
        save(strict);
        await().until(() -> desk.evaluatedRevision().equals(strict.revision()));
        save(first);
        await().until(() -> desk.book().revision().equals(first.revision()));
        assertThat(desk.problem()).isEmpty();
    }

    @Test
    void takingARuleAwayNeedsNoBudget() throws Exception {
        Files.delete(rules.resolve("claim.drl"));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        assertThat(desk.book().rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine.drl", "mine.csv", "mine.test.yaml"})
    void aLinkOutOfTheFolderIsRefusedAndTheRulesInForceStay(String link) throws Exception {
        String good = desk.book().revision();
        Path outside = Files.writeString(
                folder.resolve("outside.drl"),
                claiming("a task is claimed at once", 2).files().get(0).text());
        Files.createSymbolicLink(rules.resolve(link), outside);
        await().untilAsserted(() -> assertThat(desk.problem()).contains(link + " is a link out of the rules folder"));
        assertThat(desk.book().revision()).isEqualTo(good);
        Files.delete(rules.resolve(link));
        await().until(() -> desk.problem().isEmpty());
    }

    @Test
    void aRollBackBringsTheEarlierRulesAndHoldsTheSavedOnesBack() throws Exception {
        String first = desk.book().revision();
        save(claiming("a task is claimed", 2));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        RuleActivationStatus view = desk.rollBack(ADA).get();
        assertThat(view.revision()).isEqualTo(first);
        assertThat(view.problem()).contains("rolled back by ada");
        assertThat(statesOf(saved())).startsWith(RevisionState.REFUSED);
    }

    @Test
    void aSavedTestDoesNotUndoARollBack() throws Exception {
        String first = desk.book().revision();
        save(claiming("a task is claimed", 2));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        desk.rollBack(ADA).get();
        Files.writeString(rules.resolve("claim.test.yaml"), "cases: [{name: sense, expectNot: [{kind: Nudge}]}]");
        await().during(Duration.ofSeconds(1))
                .until(() -> desk.book().revision().equals(first)
                        && statesOf(saved()).get(0) == RevisionState.REFUSED);
        assertThat(desk.problem()).contains("rolled back by ada");
    }

    @Test
    void aSecondRollBackGoesFurtherBack() throws Exception {
        String first = desk.book().revision();
        for (int priority = 8; priority > 6; priority--) {
            save(claiming("a task is claimed", priority));
            await().until(() -> desk.book().revision().equals(saved().revision()));
        }
        desk.rollBack(ADA).get();
        assertThat(desk.rollBack(ADA).get().revision()).isEqualTo(first);
    }

    @Test
    void aMendedTestIsJudgedAnew() throws Exception {
        Path tests = rules.resolve("claim.test.yaml");
        Files.writeString(tests, "cases: [{name: nonsense, expect: [{kind: Nudge}]}]");
        save(claiming("a task is claimed", 2));
        await().untilAsserted(() -> assertThat(desk.problem()).contains("claim.test.yaml:1: nonsense"));
        Files.writeString(tests, "cases: [{name: sense, expectNot: [{kind: Nudge}]}]");
        await().until(() -> desk.book().revision().equals(saved().revision()));
    }

    @Test
    void aShadowDecidesBesideAndIsPromoted() throws Exception {
        RuleFiles strict = claiming("a task is claimed", 0);
        desk.shadow(strict, ADA).get();
        Snapshot live = new Snapshot(NOW, List.of());
        desk.cycleRecorded(7, live, Cycle.run(live, desk.book()));
        ledger.history("tally")
                .rebuildLast(
                        3,
                        cycle -> desk.cycleRecorded(
                                cycle.id(), cycle.snapshot(), Cycle.run(cycle.snapshot(), desk.book())));
        await().until(() ->
                desk.status().shadow().orElseThrow().report().scope().cycles() == 4);
        assertThat(desk.status().shadow().orElseThrow().report().differences())
                .extracting("key")
                .containsExactly("CLAIM_TASK/T1/anna/1", "CLAIM_TASK/T2/anna/1", "CLAIM_TASK/T3/anna/1");
        assertThat(desk.book().revision()).isNotEqualTo(strict.revision());
        RuleActivationStatus promoted = desk.promote(ADA).get();
        assertThat(promoted.revision()).isEqualTo(strict.revision());
        assertThat(promoted.shadow()).isEmpty();
    }

    @Test
    void aDiscardedShadowIsRetired() throws Exception {
        RuleFiles strict = claiming("a task is claimed", 0);
        desk.shadow(strict, ADA).get();
        assertThat(desk.discard(ADA).get().shadow()).isEmpty();
        assertThat(statesOf(strict)).containsExactly(RevisionState.RETIRED, RevisionState.SHADOW);
        assertThatThrownBy(() -> desk.promote(ADA).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("there is no shadow");
    }

    @Test
    void whatCouldNotBeTriedIsTriedAgainAndNeverRefused() throws Exception {
        RuleFiles sound = claiming("a task is claimed", 8);
        trials.fail(new TrialLost("its process ended"));
        for (String times : List.of("its process ended; they are checked again soon (1 of 3)", "(2 of 3)")) {
            save(sound);
            await().until(() -> desk.problem().contains(times));
        }
        save(sound);
        await().until(() -> desk.problem().endsWith("save them again, or czar rules activate " + sound.revision()));
        assertThat(statesOf(sound)).containsExactly(RevisionState.CANDIDATE);
        trials.succeed();
        save(sound);
        await().until(() -> desk.book().revision().equals(sound.revision()));
        assertThat(desk.problem()).isEmpty();
    }

    @Test
    void whatTakesMoreThanATrialMayOrCannotBeTriedIsRefused() throws Exception {
        RuleFiles greedy = claiming("a task is claimed", 8);
        trials.fail(new TrialExhausted("it takes more than 256 MiB of memory"));
        save(greedy);
        await().until(() -> desk.problem().contains("could not be tried: it takes more than 256 MiB of memory"));
        RuleFiles untried = claiming("a task is claimed", 7);
        trials.fail(new TrialRefused("the files of the active rules are not known"));
        save(untried);
        await().until(() -> desk.problem().contains("the files of the active rules are not known"));
        assertThat(statesOf(greedy)).startsWith(RevisionState.REFUSED);
        assertThat(statesOf(untried)).startsWith(RevisionState.REFUSED);
    }

    @Test
    void aRollBackWaitsForNoTrial() throws Exception {
        String first = desk.book().revision();
        save(claiming("a task is claimed", 8));
        await().until(() -> desk.book().revision().equals(saved().revision()));
        trials.hold();
        save(claiming("a task is claimed", 7));
        await().until(() -> !trials.inForce().isEmpty());
        assertThat(desk.rollBack(ADA).get(10, TimeUnit.SECONDS).revision()).isEqualTo(first);
        trials.release();
        await().until(() -> desk.book().revision().equals(saved().revision()));
        assertThat(trials.inForce()).endsWith(first);
    }

    @Test
    void aTrialOfRulesThatAreThereNoMoreIsEnded() throws Exception {
        trials.hold();
        save(claiming("a task is claimed", 7));
        await().until(() -> trials.inForce().size() == 1);
        save(claiming("a task is claimed", 8));
        await().until(() -> trials.inForce().size() == 2);
        trials.release();
        await().until(() -> desk.book().revision().equals(saved().revision()));
        assertThat(desk.problem()).isEmpty();
    }

    @Test
    void aShadowThatCannotBeLoadedStaysOne() throws Exception {
        RuleFiles unsound = claiming("a task is claimed\" oops", 9);
        trials.trustAll();
        desk.shadow(unsound, ADA).get();
        assertThatThrownBy(() -> desk.promote(ADA).get()).hasMessageContaining("claim.drl:5");
        assertThat(desk.shadowRevision()).contains(unsound.revision());
    }

    @Test
    void anUnknownRevisionIsRefused() {
        assertThatThrownBy(() -> desk.activate("cafe", ADA).get()).hasMessageContaining("no rules of revision cafe");
    }
}
