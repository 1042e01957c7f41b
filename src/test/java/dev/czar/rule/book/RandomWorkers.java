package dev.czar.rule.book;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Order.Restart;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.StartSeen;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Workers with any combination of signs, each of which may be missing, and up to two tasks in any state. */
final class RandomWorkers {

    private static final String[] ERRORS = {"", "", "", "rate_limit", "authentication_failed", "server_error"};

    private static final List<Duration> AGES =
            List.of(Duration.ZERO, seconds(20), minutes(3), minutes(16), hours(1), hours(2), hours(5), hours(25));

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();

    RandomWorkers(long seed) {
        this.random = new Random(seed);
    }

    List<Fact> board(int workers) {
        perhaps(8, () -> new SensorFailed("repository", "locked", age()));
        for (int index = 0; index < workers; index++) {
            String worker = "w%03d".formatted(index);
            facts.add(new Worker(worker, "command", List.of()));
            axes(worker);
            memory(worker);
            perhaps(2, () -> report(worker, "a" + worker));
            task(worker, "a" + worker);
            if (random.nextInt(4) == 0) {
                task(worker, "b" + worker);
            }
        }
        return List.copyOf(facts);
    }

    private void axes(String worker) {
        mostly(() -> new Started(worker, random.nextBoolean() ? hours(25) : age()));
        Duration silence = random.nextBoolean() ? hours(5) : age();
        mostly(() -> new WorkerProcess(worker, sign(), sign(), 1 + random.nextInt(3), age()));
        mostly(() -> new WorkerTurn(
                worker,
                one(Turn.values()),
                "hook",
                random.nextBoolean() ? silence : age(),
                random.nextInt(4) == 0,
                ""));
        mostly(() -> new WorkerProgress(
                worker, random.nextInt(2), silence, random.nextBoolean() ? silence : age(), hours(25), silence));
        perhaps(4, () -> new WorkerResource(worker, one(Resource.values()), age(), "limit", age(), age()));
        perhaps(3, () -> exit(worker));
        perhaps(
                3,
                () -> new HookEvent(
                        worker,
                        "Stop",
                        "s",
                        "",
                        one(Turn.values()),
                        random.nextBoolean(),
                        "",
                        ERRORS[facts.size() % ERRORS.length],
                        1,
                        age(),
                        age()));
        if (facts.size() % 9 == 0) {
            facts.add(new StartSeen(worker, silence));
        }
    }

    private Fact exit(String worker) {
        return new WorkerExit(
                worker,
                one(ExitCause.values()),
                random.nextInt(3) - 1,
                "",
                "claude",
                "",
                one(Resource.values()),
                age(),
                random.nextInt(2),
                age());
    }

    private void memory(String worker) {
        perhaps(
                3,
                () -> new Restarted(
                        worker,
                        "a" + worker + "@0/0",
                        1,
                        one(ExitCause.values()),
                        random.nextBoolean(),
                        random.nextInt(2),
                        age()));
        perhaps(8, () -> new Restart(worker, "ann", "", age(), Duration.ZERO));
        perhaps(3, () -> new Nudged(worker, "a" + worker + "@0/0", one(NudgeLevel.values()), age()));
        perhaps(3, () -> new ReturnedWork(worker, "a" + worker, "h1", "checks/s", 1, age()));
    }

    private Fact report(String worker, String task) {
        String other = random.nextBoolean() ? "" : "other";
        return random.nextInt(3) == 0
                ? new WorkerQuestion(worker, task, "Which?", age())
                : new WorkerReport(worker, task, 10, "", other, "", age());
    }

    private void task(String worker, String task) {
        mostly(() -> new Claim(task, worker, age()));
        mostly(() -> new Delivery(task, worker, 1, one(DeliveryStep.values()), age()));
        perhaps(3, () -> new CompletionReport(task, worker, "b/" + task, "h1", age()));
        perhaps(3, () -> new CheckResult(task, "h1", one(CheckStatus.values()), "s", "", age()));
        perhaps(4, () -> new Dependency(task, "other"));
    }

    private Sign sign() {
        return random.nextBoolean() ? Sign.PRESENT : one(Sign.values());
    }

    private Duration age() {
        return AGES.get(random.nextInt(AGES.size()));
    }

    private void mostly(Supplier<Fact> fact) {
        if (random.nextInt(8) > 0) {
            facts.add(fact.get());
        }
    }

    private void perhaps(int oneIn, Supplier<Fact> fact) {
        if (random.nextInt(oneIn) == 0) {
            facts.add(fact.get());
        }
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
