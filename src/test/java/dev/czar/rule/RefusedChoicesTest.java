package dev.czar.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.RefusedClaim;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Order.Force;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskMatching.Exclusion;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.compile.TestRuleBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever vetoes refuse, a ready task and an able worker that nothing keeps apart meet in the same cycle. */
class RefusedChoicesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Vetoes that hang on notes, so that one book is enough for any of them. */
    private static final RuleBook BOOK = book(RuleFiles.shipped()
            .overlaidBy(List.of(new RuleFile(
                    "govern/mine.drl",
                    TestRuleBooks.HEADER
                            + veto("pair", "$a : ClaimTask( $w : worker, $t : task )", "subject == $t, value == $w")
                            + veto("worker", "$a : ClaimTask( $w : worker )", "subject == $w")
                            + veto("task", "$a : Action( kind == ActionKind.CLAIM_TASK, $t : target )", "value == $t")
                            + veto("all", "$a : ClaimTask()", "subject == \"\"")
                            + veto("begin", "$a : ClaimTask( task.startsWith( \"t0\" ) )", "subject == \"\"")
                            + TestRuleBooks.rule(
                                    "one claim at a time",
                                    "$a : ClaimTask( $k : key ) exists ClaimTask( key < $k ) Note( name == \"one\" )",
                                    "insertLogical( new Vetoed( $a ) );")))));

    private static RuleBook book(RuleFiles files) {
        try {
            return new RuleBookLoader(RefusedChoicesTest.class.getClassLoader(), Path.of("target", "rulebooks"))
                    .book(files);
        } catch (InvalidRules invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    private static String veto(String name, String action, String note) {
        return TestRuleBooks.rule(
                name,
                action + " exists Note( name == \"" + name + "\", " + note + " )",
                "insertLogical( new Vetoed( $a ) );");
    }

    @Property(tries = 60)
    void anAllowedPairMeetsInTheSameCycle(@ForAll Random random) {
        List<String> workers = names("w", 1 + random.nextInt(4));
        List<String> tasks = names("t", 1 + random.nextInt(9));
        Set<String> forbidden =
                pairs(tasks, workers).filter(pair -> random.nextInt(10) < 8).collect(Collectors.toSet());
        List<Fact> notes = new ArrayList<>(forbidden.stream()
                .map(pair -> random.nextBoolean()
                        ? note("pair", pair.split("/")[0], pair.split("/")[1])
                        : note("task", "", pair))
                .map(Fact.class::cast)
                .toList());
        if (random.nextInt(3) == 0) {
            notes.add(note("worker", workers.get(0), "none"));
            tasks.forEach(task -> forbidden.add(task + "/" + workers.get(0)));
        }
        boolean one = random.nextBoolean();
        if (one) {
            notes.add(note("one", "", "yes"));
        }
        CycleResult result = run(workers, tasks, notes);

        List<String> claimed = claims(result.decisions());
        assertThat(claimed).noneMatch(forbidden::contains);
        assertThat(claimed.isEmpty())
                .as("claims of %s without %s", tasks, forbidden)
                .isEqualTo(forbidden.size() == tasks.size() * workers.size());
        assertThat(claimed).hasSizeLessThanOrEqualTo(one ? 1 : workers.size());
        assertThat(claims(result.vetoed())).hasSizeLessThanOrEqualTo(2 * workers.size());
        assertThat(run(workers, tasks, notes).hash()).isEqualTo(result.hash());
        assertThat(Cycle.decisions(snapshot(workers, tasks, notes), BOOK)).isEqualTo(result.withoutTrace());
    }

    @Test
    void aVetoOfEveryClaimLeavesTheCycleAsItWas() {
        CycleResult result = run(List.of("w0", "w1"), names("t", 5), List.of(note("all", "", "yes")));
        assertThat(claims(result.decisions())).isEmpty();
        assertThat(claims(result.vetoed())).containsExactly("t0/w0");
        assertThat(result.derived()).noneMatch(fact -> fact.fact().key().startsWith("Exclusion/"));
    }

    @Test
    void aVetoByWhatATaskIsCalledLeavesTheOthers() {
        CycleResult result = run(List.of("w0"), List.of("t0a", "t0b", "t1"), List.of(note("begin", "", "yes")));
        assertThat(claims(result.decisions())).containsExactly("t1/w0");
    }

    @Test
    void aPairIsPutToTheVetoesWithTheNumberItsClaimHas() {
        List<Fact> facts = List.of(
                note("pair", "t0", "w0"),
                new ActionFailed(ActionKind.CLAIM_TASK, "w0", "CLAIM_TASK/t1/w0/1", "lost", Duration.ofSeconds(1)),
                new Force("CLAIM_TASK/t1/w0/2", "ann", "now", MINUTE, Duration.ZERO));
        CycleResult result = run(List.of("w0"), names("t", 2), facts);
        assertThat(result.decisions()).extracting(Decision::key).contains("CLAIM_TASK/t1/w0/2");
    }

    @Test
    void manyWorkersAndTasksTakeNoMoreThanAFewEvaluations() {
        List<String> workers = names("w", 20);
        List<String> tasks = names("t", 100);
        List<Fact> notes = pairs(tasks, workers)
                .filter(pair -> !pair.equals("t57/w7"))
                .map(pair -> (Fact) note("task", "", pair))
                .toList();
        CycleResult result = run(workers, tasks, notes);
        assertThat(claims(result.decisions())).containsExactly("t57/w7");
        assertThat(result.derived())
                .filteredOn(derived -> derived.fact().equals(new Exclusion("t0", "w7")))
                .flatExtracting(Evidence::because)
                .flatExtracting(Justification::facts)
                .extracting(Evidence::fact)
                .containsExactly(new RefusedClaim("t0", "w7", "task"));
        assertThat(result.vetoed()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aRuleBookThatHeedsNoRefusalDecidesAsItAlwaysDid() {
        RuleBook old = TestRuleBooks.book(
                TestRuleBooks.rule(
                        "a ready task is claimed",
                        "Task( $t : id ) Worker( $w : id )",
                        "insertLogical( new ClaimTask( $w, $t ) );"),
                veto("pair", "$a : ClaimTask( $w : worker, $t : task )", "subject == $t, value == $w"));
        CycleResult result = Cycle.run(snapshot(List.of("w0"), List.of("t0"), List.of(note("pair", "t0", "w0"))), old);
        assertThat(claims(result.vetoed())).containsExactly("t0/w0");
        assertThat(result.derived()).isEmpty();
    }

    private static CycleResult run(List<String> workers, List<String> tasks, List<Fact> notes) {
        return Cycle.run(snapshot(workers, tasks, notes), BOOK);
    }

    private static Snapshot snapshot(List<String> workers, List<String> tasks, List<Fact> notes) {
        Stream<Fact> free = workers.stream().flatMap(RefusedChoicesTest::free);
        Stream<Fact> ready =
                tasks.stream().map(task -> new Task(task, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true));
        return new Snapshot(
                RuleScenario.NOW,
                Stream.of(free, ready, notes.stream())
                        .flatMap(facts -> facts)
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private static Stream<Fact> free(String worker) {
        return Stream.of(
                new Worker(worker, "command", List.of()),
                new Started(worker, 7, Duration.ofDays(1)),
                new WorkerProcess(worker, Sign.PRESENT, Sign.PRESENT, 9, Duration.ofHours(20)),
                new WorkerTurn(worker, Turn.IDLE, "hook", MINUTE),
                new WorkerProgress(worker, 3, MINUTE, Duration.ofHours(5), Duration.ofHours(6)),
                new Workspace(worker, "czar/" + worker + "/idle", "h0", true, 0, 0, MINUTE));
    }

    private static Note note(String name, String subject, String value) {
        return new Note(subject, name, value, NoteSource.PERSON, MINUTE, Duration.ZERO);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).toList();
    }

    private static Stream<String> pairs(List<String> tasks, List<String> workers) {
        return tasks.stream().flatMap(task -> workers.stream().map(worker -> task + "/" + worker));
    }

    private static List<String> claims(List<Decision> decisions) {
        return decisions.stream()
                .map(Decision::action)
                .filter(ClaimTask.class::isInstance)
                .map(ClaimTask.class::cast)
                .map(claim -> claim.task() + "/" + claim.worker())
                .toList();
    }
}
