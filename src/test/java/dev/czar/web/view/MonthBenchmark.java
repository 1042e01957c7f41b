package dev.czar.web.view;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.fact.Board;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.measure.MeasuredHistory;
import dev.czar.ledger.measure.ProjectMeasures;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.rule.Cycle;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.web.request.FactIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a month of work costs those who ask (arguments: a folder to keep it in, tasks, days); prints milliseconds; run by hand. */
final class MonthBenchmark {

    private static final String PROJECT = "month";
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final int WORKERS = 20;
    private static final int LOOKS_A_DAY = 1_500;

    private final Ledger ledger;
    private final int tasks;
    private final int days;

    private MonthBenchmark(Ledger ledger, int tasks, int days) {
        this.ledger = ledger;
        this.tasks = tasks;
        this.days = days;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int tasks = Integer.parseInt(arguments[1]);
        int days = Integer.parseInt(arguments[2]);
        Path file = folder.resolve("ledger.db");
        if (!Files.exists(file)) {
            try (Ledger ledger = Ledger.open(file)) {
                time("write the month", () -> new MonthBenchmark(ledger, tasks, days).write());
            }
        }
        System.out.printf("%,d bytes%n", Files.size(file));
        time("open", () -> {
            try (Ledger ledger = Ledger.open(file)) {
                return ledger.board(PROJECT).size();
            }
        });
        try (Ledger ledger = Ledger.open(file)) {
            System.out.printf("%,d observations%n", ledger.lastSeq(PROJECT));
            ask(ledger);
        }
    }

    private static void ask(Ledger ledger) {
        MeasuredHistory past = new MeasuredHistory(ledger, PROJECT);
        time("summary, the first after a start", () -> ProjectMeasures.of(past.now()));
        time("summary", () -> ProjectMeasures.of(past.now()));
        Board board = new Board();
        board.apply(ledger.board(PROJECT));
        var snapshot = board.snapshot(BEGIN.plus(Duration.ofDays(31)));
        var book = ShippedRuleBook.get();
        for (int round = 0; round < 3; round++) {
            time("cycle over " + snapshot.facts().size() + " facts", () -> Cycle.run(snapshot, book));
        }
        FactIndex facts = new FactIndex(snapshot, Optional.of(Cycle.run(snapshot, book)));
        for (int round = 0; round < 2; round++) {
            time("tasks", () -> new TaskViews(facts).all());
            time("dependencies", () -> DependencyGraphView.of(facts));
        }
    }

    private int write() {
        List<Fact> begin = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            begin.add(new Worker("w" + worker, "command", List.of("code")));
        }
        for (int task = 0; task < tasks; task++) {
            begin.add(new Task("T" + task, TaskKind.PRIMARY, TaskStatus.PENDING, task, "", "", true));
            if (task >= WORKERS) {
                begin.add(new Dependency("T" + task, "T" + (task - WORKERS)));
            }
        }
        append(begin, BEGIN);
        int done = 0;
        for (int look = 0; look < days * LOOKS_A_DAY; look++) {
            Instant now = BEGIN.plus(Duration.ofDays(1).multipliedBy(look).dividedBy(LOOKS_A_DAY));
            looked(look, now);
            if (look % (days * LOOKS_A_DAY / tasks + 1) == 0 && done < tasks) {
                finished(done++, now);
            }
        }
        return done;
    }

    private void looked(int look, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            Duration silent = Duration.ofSeconds(look % 600);
            facts.add(new WorkerProgress("w" + worker, look, silent, silent, silent, silent));
        }
        long seq = append(facts, now);
        Nudge nudge = new Nudge("w0", "T0", "e" + look, NudgeLevel.ASK_STATUS);
        ledger.record(
                PROJECT,
                new CycleRecord(now, seq, "r1", "h" + look, Duration.ofMillis(9), List.of()),
                look % 10 == 0 ? List.of(decision(nudge)) : List.of());
        if (look % 10 == 0) {
            ledger.conclude(PROJECT, Outcome.done(nudge, now, "arrived"));
        }
    }

    private void finished(int task, Instant now) {
        String worker = "w" + task % WORKERS;
        InjectTask inject = new InjectTask(worker, "T" + task, 1);
        ledger.record(
                PROJECT,
                new CycleRecord(now, ledger.lastSeq(PROJECT), "r1", "t" + task, Duration.ofMillis(9), List.of()),
                List.of(decision(inject)));
        ledger.conclude(PROJECT, Outcome.done(inject, now, "arrived"));
        String branch = "czar/" + worker + "/T" + task;
        append(
                List.of(
                        new Claim("T" + task, worker, Duration.ZERO),
                        new Delivery("T" + task, worker, 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO),
                        new Workspace(worker, branch, "head" + task, true, 1, 0, Duration.ZERO),
                        new Integrated("T" + task, branch, "head" + task, "c" + task, Duration.ZERO)),
                now);
    }

    private long append(List<Fact> facts, Instant now) {
        return ledger.append(
                PROJECT,
                facts.stream().map(fact -> Observation.of(fact, "month", now)).toList());
    }

    private static Decision decision(Action action) {
        return new Decision(action, List.of(new Justification("a rule", "why", "A1", List.of())), List.of());
    }

    private static <T> void time(String what, Supplier<T> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        work.get();
        System.out.printf(
                "%-40s %,d ms (%,d ms of processor time)%n",
                what,
                (System.nanoTime() - begin) / 1_000_000,
                (threads.getCurrentThreadCpuTime() - processor) / 1_000_000);
    }
}
