package dev.czar.rule.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Decision;
import dev.czar.decision.Message;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Health;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task;
import dev.czar.fact.TaskProgress.StageReached;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskProgress.WaitingFor;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerCondition.Alive;
import dev.czar.fact.WorkerCondition.Ended;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RandomFacts;
import dev.czar.rule.RuleScenario;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds whatever is known: boards of random facts, from which anything may be missing. */
class BookPropertiesTest {

    private static Stream<List<Fact>> boards() {
        return Stream.concat(
                LongStream.range(0, 12).mapToObj(seed -> new RandomWorkers(seed).board(60)),
                LongStream.range(0, 100).mapToObj(seed -> new RandomFacts(seed)
                        .board(200).stream().map(KnownFact::fact).toList()));
    }

    /** Each board and what the shipped rules make of it, which all tests look at. */
    private static final List<JudgedBoard> JUDGED = boards().map(
                    board -> new JudgedBoard(board, RuleScenario.given(board).result()))
            .toList();

    private record JudgedBoard(List<Fact> board, CycleResult result) {}

    private static <T> List<T> derived(CycleResult result, Class<T> type) {
        return result.derived().stream()
                .map(evidence -> evidence.fact())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <T extends Action> List<T> standing(CycleResult result, Class<T> type) {
        return result.decisions().stream()
                .map(Decision::action)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <T, K> void once(Collection<T> things, Function<T, K> by) {
        assertThat(things.stream().map(by)).doesNotHaveDuplicates();
    }

    @Test
    void eachWorkerHasExactlyOneHealth() {
        Set<Class<?>> met = new HashSet<>();
        JUDGED.forEach(judged -> {
            List<Health> healths = derived(judged.result(), Health.class);
            healths.forEach(health -> met.add(health.getClass()));
            assertThat(healths.stream().map(Health::worker))
                    .containsExactlyInAnyOrderElementsOf(judged.board().stream()
                            .filter(Worker.class::isInstance)
                            .map(Fact::subject)
                            .toList());
        });
        assertThat(met).containsExactlyInAnyOrder(Health.class.getPermittedSubclasses());
    }

    @Test
    void eachTaskHasExactlyOneStageAndWaitsForSomethingUntilItIsIn() {
        JUDGED.forEach(judged -> {
            CycleResult result = judged.result();
            List<StageReached> stages = derived(result, StageReached.class);
            once(stages, StageReached::task);
            Set<String> tasks = judged.board().stream()
                    .filter(Task.class::isInstance)
                    .map(Fact::subject)
                    .collect(Collectors.toSet());
            assertThat(stages.stream().map(StageReached::task)).containsAll(tasks);
            assertThat(derived(result, WaitingFor.class).stream().map(WaitingFor::task))
                    .containsAll(stages.stream()
                            .filter(reached -> reached.stage() != TaskStage.INTEGRATED)
                            .filter(reached -> reached.stage() != TaskStage.DONE)
                            .map(StageReached::task)
                            .toList());
        });
    }

    @Test
    void noTwoDecisionsHaveOneKey() {
        JUDGED.forEach(judged -> once(judged.result().decisions(), Decision::key));
    }

    @Test
    void aWorkerGetsOneMessageAndOneTaskAtATimeAndATaskOneWorker() {
        JUDGED.forEach(judged -> {
            CycleResult result = judged.result();
            once(standing(result, Message.class), Message::worker);
            once(standing(result, ClaimTask.class), ClaimTask::worker);
            once(standing(result, ClaimTask.class), ClaimTask::task);
        });
    }

    @Test
    void onlyTheLivingAreSpokenToAndOnlyTheEndedOrStuckAreRestartedUnlessOrdered() {
        JUDGED.forEach(judged -> {
            CycleResult result = judged.result();
            assertThat(derived(result, Alive.class).stream().map(Alive::worker))
                    .containsAll(standing(result, Message.class).stream()
                            .map(Message::worker)
                            .toList());
            assertThat(Stream.concat(
                            derived(result, Ended.class).stream().map(Ended::worker),
                            derived(result, Stuck.class).stream().map(Stuck::worker)))
                    .containsAll(standing(result, RestartWorker.class).stream()
                            .filter(restart -> restart.cause() != ExitCause.ORDERED)
                            .map(RestartWorker::worker)
                            .toList());
        });
    }

    @Test
    void nothingStandsUnderAnEmergencyStop() {
        boards().limit(20).forEach(board -> RuleScenario.given(board)
                .and(new EmergencyStop("ann", "smoke", Duration.ZERO))
                .decidesNothing());
    }
}
