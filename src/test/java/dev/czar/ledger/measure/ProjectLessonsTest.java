package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import dev.czar.ledger.measure.TaskTextOutcome.TaskText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectLessonsTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final List<Observation> observations = new ArrayList<>();
    private final List<PastDecision> decisions = new ArrayList<>();

    private void seen(long minute, Fact fact) {
        observations.add(Observation.of(fact, "test", START.plus(Duration.ofMinutes(minute))));
    }

    private void decided(long minute, Action action) {
        Justification why = new Justification("a rule", "a test", "A4", List.of());
        decisions.add(new PastDecision(
                decisions.size() + 1,
                1,
                START.plus(Duration.ofMinutes(minute)),
                "DONE",
                new Decision(action, List.of(why), List.of()),
                List.of(),
                Optional.empty()));
    }

    private void task(String id, String worker, long from, long to) {
        seen(from, new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "docs", true));
        seen(from, new Claim(id, worker, Duration.ZERO));
        seen(to, new Integrated(id, "czar/" + worker + "/" + id, "head" + id, "tip", Duration.ZERO));
    }

    private EventHistory past() {
        return new EventHistory(observations, decisions);
    }

    @Test
    void aTextIsShownWithHowOftenItsWorkWentBackAndWhy() {
        task("T1", "ada", 0, 60);
        task("T2", "ada", 0, 60);
        decided(20, new ReturnWork("ada", "T1", "h1", "the checks failed", "checks/x", "log", 1, 1));
        seen(21, new ReturnedWork("ada", "T1", "h1", "checks/x", 1, Duration.ZERO));
        seen(22, new ReturnedWork("ada", "T1", "h1", "checks/x", 1, Duration.ZERO));
        TaskText vague = TaskText.of("Fix", "src/a.c src/b.c", false, false);
        TaskText clear = TaskText.of("Write", "Write the parser.\n".repeat(20), true, false);

        List<TaskTextOutcome> outcomes = TaskTextOutcome.of(past(), Map.of("T1", vague, "T2", clear, "T3", clear));

        assertThat(outcomes)
                .as("nothing has come of the third")
                .containsExactly(
                        new TaskTextOutcome("T1", vague, true, 1, Map.of("the checks failed", 1)),
                        new TaskTextOutcome("T2", clear, true, 0, Map.of()));
        assertThat(ProjectLessons.of(past(), Map.of("T1", vague, "T2", clear)))
                .contains(
                        new ShareComparison(
                                "went back",
                                new CountedShare("tasks that only name paths", 1, 1),
                                new CountedShare("tasks that say more than paths", 0, 1)),
                        new ShareComparison(
                                "went back",
                                new CountedShare("tasks in under 30 words", 1, 1),
                                new CountedShare("tasks in 30 words and more", 0, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "src/a.c lib/b.h, true, 2",
        "- src/a.c, true, 1",
        "Makefile, false, 1",
        "Fix src/a.c, false, 2",
        "Tidy up., false, 2",
        "'', false, 0"
    })
    void aTextThatOnlyNamesPathsIsKnownAsSuch(String text, boolean paths, int words) {
        TaskText read = TaskText.of("T", text, false, false);

        assertThat(read.pathsOnly()).isEqualTo(paths);
        assertThat(read.words()).isEqualTo(words);
    }

    @Test
    void whatIsSaidAfterLongSilenceIsComparedWithWhatIsSaidSoon() {
        seen(0, new WorkerReport("ada", "T1", 10, "", "", "", Duration.ZERO));
        decided(30, new Nudge("ada", "T1", "e1", NudgeLevel.ASK_STATUS));
        seen(40, new WorkerReport("ada", "T1", 20, "", "", "", Duration.ZERO));
        decided(140, new Nudge("ada", "T1", "e2", NudgeLevel.NUDGE));

        assertThat(ProjectLessons.of(past(), Map.of()))
                .contains(new ShareComparison(
                        "moved the worker",
                        new CountedShare("messages after an hour of silence and more", 0, 1),
                        new CountedShare("messages after less than an hour of silence", 1, 1)));
        assertThat(PromptOutcome.of(past()))
                .containsExactly(new PromptOutcome("ask-status", 1, 1), new PromptOutcome("nudge", 1, 0));
    }

    @Test
    void agentsAreComparedByTheTimeTheirTasksTakeInAllAndBySkill() {
        seen(0, new Worker("ada", "claude", List.of()));
        seen(0, new Worker("bob", "codex", List.of()));
        assertThat(ProjectLessons.times(past())).as("nobody has finished").isEmpty();
        task("T1", "ada", 0, 60);
        task("T2", "bob", 0, 120);

        List<TimeComparison> times = ProjectLessons.times(past());

        assertThat(times)
                .extracting(time -> time.first().label())
                .containsExactly("tasks of claude", "tasks of codex", "docs tasks of claude", "docs tasks of codex");
        assertThat(times.get(2).ratio()).isCloseTo(0.5, within(1e-9));
        assertThat(times.get(2).isKnown()).isFalse();
    }
}
