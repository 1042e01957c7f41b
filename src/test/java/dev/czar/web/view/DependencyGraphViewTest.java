package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskReadiness.RequirementMet;
import dev.czar.web.request.FactIndexFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DependencyGraphViewTest {

    private final List<Fact> facts = new ArrayList<>();

    @Test
    void aFinishedTaskTookTheTimeFromItsClaimIntoTheOmnibus() {
        finished("a", 30, 10);
        assertThat(graph().tasks()).singleElement().satisfies(node -> {
            assertThat(node.took()).contains(Duration.ofMinutes(20));
            assertThat(node.age()).contains(Duration.ofMinutes(10));
        });
    }

    @Test
    void nothingIsSaidToBeUsualBeforeThreeTasksAreFinished() {
        finished("a", 30, 10);
        finished("b", 30, 20);
        assertThat(graph().typical()).isEmpty();
        finished("c", 60, 20);
        assertThat(graph().typical()).contains(new TypicalDuration(Duration.ofMinutes(20), 3));
    }

    @Test
    void withoutAPaceTheCriticalPathIsTheOneWithMostTasks() {
        open("a");
        claimed("b", 5);
        open("c");
        facts.add(new Dependency("c", "b"));
        assertThat(graph().criticalPath()).containsExactly("b", "c");
    }

    @Test
    void withAPaceTheCriticalPathIsTheOneWithMostTimeLeft() {
        finished("x", 30, 10);
        finished("y", 30, 10);
        finished("z", 30, 10);
        claimed("nearly", 19);
        claimed("done", 20);
        open("whole");
        facts.add(new Dependency("nearly", "done"));
        assertThat(graph().criticalPath()).containsExactly("whole");
    }

    @Test
    void whatAPersonCalledDoneHoldsNobodyUp() {
        facts.add(new Task("a", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true));
        facts.add(new RequirementMet("a"));
        open("b");
        facts.add(new Dependency("b", "a"));
        assertThat(graph().criticalPath()).containsExactly("b");
    }

    @Test
    void aRingEndsTheChainWhereItBegan() {
        open("a");
        open("b");
        facts.add(new Dependency("a", "b"));
        facts.add(new Dependency("b", "a"));
        assertThat(graph().criticalPath()).containsExactly("b", "a");
    }

    @Test
    void anEdgeTellsWhenItClearedAndWhenTheWorkerWasTold() {
        finished("a", 30, 2);
        claimed("b", 10);
        facts.add(new Dependency("b", "a"));
        Notified told = new Notified("engineer2", Topic.CLEARED, "b/a", Duration.ofMinutes(1));
        facts.add(told);
        assertThat(graph().edges())
                .containsExactly(new DependencyGraphView.DependencyEdge(
                        "b", "a", true, Optional.of(Duration.ofMinutes(2)), Optional.of(told)));
    }

    private void open(String task) {
        facts.add(new Task(task, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true));
    }

    private void claimed(String task, int minutes) {
        open(task);
        facts.add(new Claim(task, "engineer1", Duration.ofMinutes(minutes)));
    }

    private void finished(String task, int claimedMinutes, int integratedMinutes) {
        claimed(task, claimedMinutes);
        facts.add(new Integrated(task, "czar/e/" + task, "aaa", "bbb", Duration.ofMinutes(integratedMinutes)));
    }

    private DependencyGraphView graph() {
        return DependencyGraphView.of(FactIndexFixture.of(facts));
    }
}
