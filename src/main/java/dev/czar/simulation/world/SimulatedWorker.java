package dev.czar.simulation.world;

import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One worker as it is: its process, its turn, its branch, its last words. */
final class SimulatedWorker {

    /** The work on one task that the worker has in mind; {@code left} counts commits. */
    static final class SimulatedWork {
        final String task;
        final Instant begun;
        int left;
        boolean repairing;
        boolean wrongReport;

        SimulatedWork(String task, int left, boolean repairing, Instant begun) {
            this.task = task;
            this.left = left;
            this.repairing = repairing;
            this.begun = begun;
        }
    }

    /** How its process ended. */
    record SimulatedExit(ExitCause cause, Instant at) {}

    /** A worker's report, as the sensor reads it. */
    record SimulatedReport(String task, int percent, Instant at) {}

    /** A question to a human. */
    record SimulatedQuestion(String task, String text, Instant at) {}

    /** A question for a permission that waits at a hook. */
    record SimulatedPermission(String id, String command, Instant at) {}

    /** What it has run short of, and when its model may be used again. */
    record SimulatedShortage(Resource resource, Duration lasts, Instant since, Instant over) {}

    /** A completion report. */
    record SimulatedClaim(CompletionReport fact, Instant at) {}

    final Worker identity;
    final WorkerBehaviour behaviour;
    boolean started;
    boolean alive;
    long process;
    int sessions;
    Instant processSince;
    Turn turn = Turn.UNKNOWN;
    Instant turnSince;
    boolean background;
    String dialog = "";
    Optional<SimulatedPermission> permission = Optional.empty();
    Optional<SimulatedExit> exit = Optional.empty();
    Optional<SimulatedShortage> shortage = Optional.empty();
    Optional<SimulatedWork> work = Optional.empty();
    /** Begun before something else came, and not forgotten for good. */
    final Deque<SimulatedWork> laidAside = new ArrayDeque<>();

    Optional<SimulatedReport> report = Optional.empty();
    Optional<SimulatedQuestion> question = Optional.empty();
    /** What it reported complete, by task, at the head its branch still has. */
    final Map<String, SimulatedClaim> claims = new TreeMap<>();
    /** Whether it goes on with its work by itself. */
    boolean moving;
    /** Since when it has stopped in the middle of its task without anybody having noticed. */
    Optional<Instant> stopped = Optional.empty();
    /** Events planned before this number changed are not of this life any more. */
    int life;

    String branch;
    String head;
    boolean clean = true;
    int commits;
    Instant headAt;
    Instant outputAt;
    Instant commitAt;
    Instant reportAt;
    /** The tasks whose text is in the running session. */
    final List<String> told = new ArrayList<>();
    /** The head of each task's branch, which stays when another task begins. */
    final Map<String, String> branches = new HashMap<>();

    SimulatedWorker(Worker identity, WorkerBehaviour behaviour, String tip, Instant now) {
        this.identity = identity;
        this.behaviour = behaviour;
        this.branch = branchOf("idle");
        this.head = tip;
        this.processSince = now;
        this.turnSince = now;
        this.headAt = now;
        this.outputAt = now;
        this.commitAt = now;
        this.reportAt = now;
    }

    String id() {
        return identity.id();
    }

    String branchOf(String task) {
        return "czar/" + id() + "/" + task;
    }

    void turn(Turn next, Instant now) {
        if (turn != next || background) {
            turnSince = now;
        }
        turn = next;
        background = false;
        dialog = "";
        permission = Optional.empty();
        outputAt = now;
    }

    void begins(Instant now, long number) {
        started = true;
        alive = true;
        process = number;
        sessions++;
        life++;
        processSince = now;
        exit = Optional.empty();
        shortage = Optional.empty();
        permission = Optional.empty();
        work = Optional.empty();
        laidAside.clear();
        moving = false;
        told.clear();
        turn = Turn.UNKNOWN;
        turnSince = now;
    }

    void ends(ExitCause cause, Instant now) {
        alive = false;
        life++;
        processSince = now;
        exit = Optional.of(new SimulatedExit(cause, now));
        shortage = Optional.empty();
        permission = Optional.empty();
        work = Optional.empty();
        laidAside.clear();
        moving = false;
        stopped = Optional.empty();
        told.clear();
        turn = Turn.UNKNOWN;
        turnSince = now;
    }
}
