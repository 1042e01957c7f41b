package dev.czar.rule.book;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.HealthLimits;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.Sign;
import dev.czar.fact.Started;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Turn;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerProcess;
import dev.czar.fact.WorkerProgress;
import dev.czar.fact.WorkerTurn;
import dev.czar.fact.Workspace;
import dev.czar.rule.Situation;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A board for tests: facts replace those of the same key, and time passes when told. Immutable. */
final class Scene {

    static final HealthLimits HEALTH =
            new HealthLimits(Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(3), Duration.ofHours(4));

    private final SortedMap<String, Fact> facts;

    private Scene(SortedMap<String, Fact> facts) {
        this.facts = facts;
    }

    static Scene of(Fact... facts) {
        return new Scene(new TreeMap<>()).with(facts);
    }

    /** A running project with workers at their prompts, started yesterday, nothing to do. */
    static Scene idle(String... workers) {
        Scene scene = of(new Project("tally", "main", ProjectState.RUNNING));
        for (String worker : workers) {
            scene = scene.with(worker(worker)).with(session(worker));
        }
        return scene;
    }

    static Worker worker(String id, String... skills) {
        return new Worker(id, "command", List.of(skills));
    }

    static Fact[] session(String worker) {
        return new Fact[] {
            new Started(worker, hours(24)),
            alive(worker),
            turn(worker, Turn.IDLE),
            silent(worker, minutes(1)),
            new Workspace(worker, "czar/" + worker + "/idle", "h0", true, 0, 0, minutes(1))
        };
    }

    static WorkerProcess alive(String worker) {
        return new WorkerProcess(worker, Sign.PRESENT, Sign.PRESENT, 9, hours(20));
    }

    static WorkerProcess gone(String worker, Duration age) {
        return new WorkerProcess(worker, Sign.GONE, Sign.GONE, 2, age);
    }

    static WorkerTurn turn(String worker, Turn turn) {
        return new WorkerTurn(worker, turn, "hook", minutes(1));
    }

    static WorkerProgress silent(String worker, Duration silence) {
        return new WorkerProgress(worker, 3, silence, hours(5), hours(6));
    }

    static Task task(String id) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true);
    }

    static String branch(String worker, String task) {
        return "czar/" + worker + "/" + task;
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    Scene with(Fact... more) {
        SortedMap<String, Fact> all = new TreeMap<>(facts);
        for (Fact fact : more) {
            all.put(fact.key(), fact);
        }
        return new Scene(all);
    }

    Scene without(Class<? extends Fact> type) {
        SortedMap<String, Fact> rest = new TreeMap<>(facts);
        rest.values().removeIf(type::isInstance);
        return new Scene(rest);
    }

    Scene without(Class<? extends Fact> type, String subject) {
        SortedMap<String, Fact> rest = new TreeMap<>(facts);
        rest.remove(Fact.key(type, subject));
        return new Scene(rest);
    }

    Scene after(Duration elapsed) {
        SortedMap<String, Fact> older = new TreeMap<>();
        facts.forEach((key, fact) -> older.put(key, fact.aged(elapsed)));
        return new Scene(older);
    }

    Situation now() {
        return Situation.given(facts.values());
    }

    Scene decides(Action... actions) {
        now().decides(actions);
        return this;
    }

    Scene decidesAmongOthers(Action... actions) {
        now().decidesAmongOthers(actions);
        return this;
    }

    Scene derives(Fact... derived) {
        now().derives(derived);
        return this;
    }

    @SafeVarargs
    final Scene derivesNo(Class<? extends Fact>... types) {
        now().derivesNo(types);
        return this;
    }

    Scene vetoes(Action... actions) {
        now().vetoes(actions);
        return this;
    }

    Scene byRule(String rule) {
        now().byRule(rule);
        return this;
    }
}
