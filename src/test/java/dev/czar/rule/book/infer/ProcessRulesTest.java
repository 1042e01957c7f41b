package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.alive;
import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.WorkerCondition.Alive;
import dev.czar.fact.WorkerCondition.Dead;
import dev.czar.fact.WorkerCondition.LatestStart;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class ProcessRulesTest {

    @Test
    void aStartIsTheLatestWhenNoRestartCameAfterIt() {
        idle("w1")
                .with(new Started("w1", minutes(5)), new Restarted("w1", "e", 1, minutes(9)))
                .derives(new LatestStart("w1", minutes(5)));
    }

    @Test
    void theLatestRestartIsTheLatestStart() {
        idle("w1")
                .with(new Restarted("w1", "e", 1, minutes(9)), new Restarted("w1", "f", 2, minutes(7)))
                .derives(new LatestStart("w1", minutes(7)));
    }

    @Test
    void aStartAndARestartAtOnceAreOneLatestStart() {
        idle("w1")
                .with(new Started("w1", minutes(5)), new Restarted("w1", "e", 1, minutes(5)))
                .derives(new LatestStart("w1", minutes(5)));
    }

    @Test
    void aWorkerThatIsNotConfiguredHasNoStart() {
        ScenarioBoard.of(new Started("w9", minutes(5)), new Restarted("w9", "e", 1, minutes(5)))
                .derivesNo(LatestStart.class);
    }

    @Test
    void aWorkerWithPaneAndProcessIsAlive() {
        idle("w1").derives(new Alive("w1")).derivesNo(Dead.class);
    }

    @Test
    void oneSignIsNotEnoughToBeAliveOrDead() {
        idle("w1")
                .with(new WorkerProcess("w1", Sign.PRESENT, Sign.GONE, 9, minutes(1)))
                .derivesNo(Alive.class, Dead.class);
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.PRESENT, 9, minutes(1)))
                .derivesNo(Alive.class, Dead.class);
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.UNKNOWN, 9, minutes(1)))
                .derivesNo(Alive.class, Dead.class);
    }

    @Test
    void aWorkerThatIsNotConfiguredIsNotAlive() {
        ScenarioBoard.of(alive("w9")).derivesNo(Alive.class);
    }

    @Test
    void twoSignsReadTwiceAreADeath() {
        idle("w1").with(gone("w1", minutes(1))).derives(new Dead("w1", minutes(1)));
    }

    @Test
    void oneReadingIsNotADeath() {
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.GONE, 1, minutes(1)))
                .derivesNo(Dead.class);
    }

    @Test
    void signsFromBeforeTheLatestStartAreNotADeath() {
        ScenarioBoard scene = ScenarioBoard.of(worker("w1"), new Started("w1", minutes(2)));
        scene.with(gone("w1", minutes(2).minusMillis(1)))
                .derives(new Dead("w1", minutes(2).minusMillis(1)));
        scene.with(gone("w1", minutes(2))).derivesNo(Dead.class);
    }

    @Test
    void aWorkerStillGoneAfterTheTimeOfAStartIsDead() {
        ScenarioBoard scene = ScenarioBoard.of(worker("w1"), gone("w1", hours(1)));
        scene.with(new Started("w1", minutes(3).minusMillis(1))).derivesNo(Dead.class);
        scene.with(new Started("w1", minutes(3))).derives(new Dead("w1", hours(1)));
        scene.with(new Started("w1", minutes(3)), new WorkerProcess("w1", Sign.GONE, Sign.GONE, 1, hours(1)))
                .derivesNo(Dead.class);
    }

    @Test
    void aWorkerThatWasNeverStartedIsNotDead() {
        ScenarioBoard.of(worker("w1"), gone("w1", hours(9))).derivesNo(Dead.class);
    }
}
