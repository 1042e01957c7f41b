package dev.czar.rule.book;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit.HealthLimits;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.RuleScenario;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A board for tests: facts replace those of the same key, and time passes when told. Immutable. */
public final class ScenarioBoard {

    public static final HealthLimits HEALTH =
            new HealthLimits(Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(3), Duration.ofHours(4));

    private final SortedMap<String, Fact> facts;

    private ScenarioBoard(SortedMap<String, Fact> facts) {
        this.facts = facts;
    }

    public static ScenarioBoard of(Fact... facts) {
        return new ScenarioBoard(new TreeMap<>()).with(facts);
    }

    /** A running project with workers at their prompts, started yesterday, nothing to do. */
    public static ScenarioBoard idle(String... workers) {
        ScenarioBoard scene = of(new Project("tally", "main", ProjectState.RUNNING));
        for (String worker : workers) {
            scene = scene.with(worker(worker)).with(session(worker));
        }
        return scene;
    }

    public static Worker worker(String id, String... skills) {
        return new Worker(id, "command", List.of(skills));
    }

    public static Fact[] session(String worker) {
        return new Fact[] {
            new Started(worker, hours(24)),
            alive(worker),
            turn(worker, Turn.IDLE),
            silent(worker, minutes(1)),
            new Workspace(worker, "czar/" + worker + "/idle", "h0", true, 0, 0, minutes(1))
        };
    }

    public static WorkerProcess alive(String worker) {
        return new WorkerProcess(worker, Sign.PRESENT, Sign.PRESENT, 9, hours(20));
    }

    public static WorkerProcess gone(String worker, Duration age) {
        return new WorkerProcess(worker, Sign.GONE, Sign.GONE, 2, age);
    }

    public static WorkerTurn turn(String worker, Turn turn) {
        return new WorkerTurn(worker, turn, "hook", minutes(1));
    }

    public static WorkerProgress silent(String worker, Duration silence) {
        return new WorkerProgress(worker, 3, silence, hours(5), hours(6));
    }

    public static Task task(String id) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true);
    }

    public static String branch(String worker, String task) {
        return "czar/" + worker + "/" + task;
    }

    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    public static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    public ScenarioBoard with(Fact... more) {
        SortedMap<String, Fact> all = new TreeMap<>(facts);
        for (Fact fact : more) {
            all.put(fact.key(), fact);
        }
        return new ScenarioBoard(all);
    }

    public ScenarioBoard after(Duration elapsed) {
        SortedMap<String, Fact> older = new TreeMap<>();
        facts.forEach((key, fact) -> older.put(key, fact.aged(elapsed)));
        return new ScenarioBoard(older);
    }

    public RuleScenario now() {
        return RuleScenario.given(facts.values());
    }

    public ScenarioBoard decides(Action... actions) {
        now().decides(actions);
        return this;
    }

    public ScenarioBoard decidesAmongOthers(Action... actions) {
        now().decidesAmongOthers(actions);
        return this;
    }

    public ScenarioBoard derives(Fact... derived) {
        now().derives(derived);
        return this;
    }

    @SafeVarargs
    public final ScenarioBoard derivesNo(Class<? extends Fact>... types) {
        now().derivesNo(types);
        return this;
    }

    public ScenarioBoard vetoes(Action... actions) {
        now().vetoes(actions);
        return this;
    }
}
