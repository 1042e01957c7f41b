package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Fact;
import dev.czar.fact.Health.AwaitingInput;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.web.request.FactIndexFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private final List<Fact> facts = new ArrayList<>();

    @BeforeEach
    void threeAreFinishedAndThreeLeft() {
        Stream.of("ada", "linus")
                .map(name -> new Worker(name, "command", List.of()))
                .forEach(facts::add);
        Stream.of("x", "y", "z").forEach(task -> {
            task(task, TaskStatus.PENDING);
            facts.add(new Claim(task, "linus", Duration.ofMinutes(30)));
            facts.add(new Integrated(task, "czar/linus/" + task, "aaa", "bbb", Duration.ofMinutes(20)));
        });
        task("login", TaskStatus.PENDING);
        facts.add(new Claim("login", "ada", Duration.ofMinutes(5)));
        task("logout", TaskStatus.PENDING);
        facts.add(new Dependency("logout", "login"));
    }

    @Test
    void whatWaitsForAnAnswerIsLeftOutWithWhatNeedsIt() {
        assertThat(progress().end()).isPresent();
        assertThat(progress().waiting()).isZero();
        asking("ada");
        assertThat(progress().waiting()).isEqualTo(2);
        assertThat(progress().end()).as("the rest waits for a human").isEmpty();
        task("guide", TaskStatus.PENDING);
        assertThat(progress().waiting()).isEqualTo(2);
        assertThat(progress().end()).isPresent();
        asking("linus");
        assertThat(progress().waiting())
                .as("nobody is there to begin the guide")
                .isEqualTo(3);
    }

    @Test
    void underAPauseWhatIsBegunGoesOnAndUnderAStopNothing() {
        task("guide", TaskStatus.PENDING);
        facts.add(new Pause("eve", "release", Duration.ofMinutes(1)));
        assertThat(progress().waiting()).isEqualTo(2);
        facts.add(new EmergencyStop("eve", "fire", Duration.ofMinutes(1)));
        assertThat(progress().waiting()).isEqualTo(3);
        assertThat(progress().end()).isEmpty();
    }

    private void asking(String worker) {
        facts.add(new AwaitingInput(worker, "Which port?", "dialog/0"));
    }

    private void task(String id, TaskStatus status) {
        facts.add(new Task(id, TaskKind.PRIMARY, status, 1, "", "", true));
    }

    private ProgressView progress() {
        return ProgressView.of(FactIndexFixture.of(facts));
    }
}
