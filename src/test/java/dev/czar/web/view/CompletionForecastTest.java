package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.web.view.CompletionForecast.OpenTask;
import dev.czar.web.view.CompletionForecast.TimeLeft;
import dev.czar.web.view.DependencyGraphView.DependencyEdge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionForecastTest {

    private static final List<Duration> ALIKE =
            List.of(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10));
    private static final List<Duration> SPREAD =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(40));

    private static OpenTask open(String id, int requirements) {
        return new OpenTask(id, requirements, Optional.empty());
    }

    private static DependencyEdge needs(String task, String requirement) {
        return new DependencyEdge(task, requirement, false, Optional.empty(), Optional.empty());
    }

    private static Optional<TimeLeft> left(
            List<OpenTask> tasks, List<DependencyEdge> edges, List<Duration> took, int workers) {
        return new CompletionForecast(tasks, edges, took, workers).timeLeft();
    }

    private static Duration likely(Optional<TimeLeft> left) {
        return left.orElseThrow().likely();
    }

    @Test
    void whatDependsOnEachOtherTakesItsTimesInARow() {
        assertThat(likely(left(
                        List.of(open("a", 0), open("b", 1), open("c", 1)),
                        List.of(needs("b", "a"), needs("c", "b")),
                        ALIKE,
                        9)))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void fewWorkersTakeLongerThanMany() {
        List<OpenTask> tasks = List.of(open("a", 0), open("b", 0), open("c", 0), open("d", 0));
        assertThat(likely(left(tasks, List.of(), ALIKE, 1))).isEqualTo(Duration.ofMinutes(40));
        assertThat(likely(left(tasks, List.of(), ALIKE, 2))).isEqualTo(Duration.ofMinutes(20));
        assertThat(likely(left(tasks, List.of(), ALIKE, 8))).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsInWorkHasHadSomeOfItsTimeAndKeepsItsWorker() {
        OpenTask begun = new OpenTask("a", 0, Optional.of(Duration.ofMinutes(7)));
        assertThat(likely(left(List.of(begun), List.of(), ALIKE, 1))).isEqualTo(Duration.ofMinutes(3));
        assertThat(likely(left(List.of(begun, open("b", 0)), List.of(), ALIKE, 1)))
                .isEqualTo(Duration.ofMinutes(13));
    }

    @Test
    void whatTakesLongerThanAnyBeforeIsTakenToBeHalfWay() {
        OpenTask late = new OpenTask("a", 0, Optional.of(Duration.ofMinutes(25)));
        assertThat(likely(left(List.of(late), List.of(), ALIKE, 1))).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void timesThatDifferGiveASpreadAndAlwaysTheSame() {
        List<OpenTask> tasks = List.of(open("a", 0), open("b", 0), open("c", 0));
        TimeLeft left = left(tasks, List.of(), SPREAD, 1).orElseThrow();
        assertThat(left.early()).isLessThan(left.likely());
        assertThat(left.likely()).isLessThan(left.late());
        assertThat(left.samples()).isEqualTo(3);
        assertThat(left(tasks, List.of(), SPREAD, 1)).contains(left);
    }

    @Test
    void whatWaitsForATaskOnHoldOrInARingIsLeftOut() {
        List<OpenTask> tasks = List.of(open("a", 0), open("held", 1), open("b", 1), open("r1", 1), open("r2", 1));
        List<DependencyEdge> edges = List.of(needs("b", "held"), needs("r1", "r2"), needs("r2", "r1"));
        assertThat(likely(left(tasks, edges, ALIKE, 2))).isEqualTo(Duration.ofMinutes(10));
        assertThat(new CompletionForecast(tasks, edges, List.of(), 2).outside()).isEqualTo(4);
    }

    @Test
    void nothingIsSaidByTooLittleOrWhenNothingIsLeftThatCanBeDone() {
        assertThat(left(List.of(open("a", 0)), List.of(), SPREAD.subList(0, 2), 1))
                .isEmpty();
        assertThat(left(List.of(), List.of(), ALIKE, 1)).isEmpty();
        assertThat(left(List.of(open("held", 1)), List.of(), ALIKE, 1)).isEmpty();
        assertThat(left(List.of(open("a", 0)), List.of(), ALIKE, 0)).isEmpty();
    }
}
