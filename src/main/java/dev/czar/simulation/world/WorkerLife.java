package dev.czar.simulation.world;

import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.simulation.world.SimulatedSensors.SensorName;
import dev.czar.simulation.world.SimulatedWorker.SimulatedClaim;
import dev.czar.simulation.world.SimulatedWorker.SimulatedReport;
import dev.czar.simulation.world.SimulatedWorker.SimulatedShortage;
import dev.czar.simulation.world.SimulatedWorker.SimulatedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one worker does by itself and when it is spoken to: it thinks, commits, reports, stops, asks, ends. */
final class WorkerLife {

    private static final Duration TO_PROMPT = Duration.ofSeconds(8);
    private static final Duration TO_REPORT = Duration.ofSeconds(30);
    private static final Duration TO_BANNER = Duration.ofSeconds(5);
    private static final double YIELDS = 0.6;
    private static final double REMEMBERS = 0.7;
    private static final Duration SHORT_ANSWER = Duration.ofMinutes(1);

    private final SimulatedWorld world;
    private final SimulatedWorker worker;
    private final WorkerQuestions questions;

    WorkerLife(SimulatedWorld world, SimulatedWorker worker) {
        this.world = world;
        this.worker = worker;
        this.questions = new WorkerQuestions(world, this);
    }

    /** What it asks, and waits for. */
    WorkerQuestions questions() {
        return questions;
    }

    SimulatedWorker worker() {
        return worker;
    }

    /** Its program is started and comes to its prompt. */
    void start() {
        worker.begins(now(), world.nextProcess());
        world.sensors().woken(SensorName.TERMINAL, SensorName.PROGRESS);
        later(TO_PROMPT, () -> turn(Turn.IDLE));
    }

    void end(ExitCause cause) {
        if (worker.alive) {
            worker.ends(cause, now());
            world.sensors().woken(SensorName.TERMINAL, SensorName.CONFLICTS);
        }
    }

    /** The text of a task arrives; its branch begins at the tip unless there is one. */
    void receiveTask(String task, boolean acknowledged) {
        worker.told.add(task);
        checkOut(task);
        int size = (int) Math.max(
                1,
                Math.round(draws("size", task).between(1, worker.behaviour.commits())
                        * world.task(task).size()));
        worker.work = Optional.of(new SimulatedWork(task, size, worker.commits > 0, now()));
        if (acknowledged) {
            report(task, 1);
        }
        goOn();
    }

    private void checkOut(String task) {
        String tip = world.repository().tip();
        worker.branch = worker.branchOf(task);
        worker.head = worker.branches.getOrDefault(worker.branch, tip);
        worker.commits = world.repository().commit(worker.head).contents().containsKey(task) ? 1 : 0;
        worker.headAt = now();
        world.sensors().woken(SensorName.REPOSITORY, SensorName.PROGRESS);
    }

    /** Work comes back: it is mended on top of what is integrated by now. */
    void receiveReturned(String task) {
        if (worker.work.filter(work -> work.task.equals(task)).isEmpty()) {
            checkOut(task);
        }
        worker.clean = true;
        worker.claims.remove(task);
        worker.work.filter(work -> !work.task.equals(task)).ifPresent(worker.laidAside::push);
        worker.work = Optional.of(new SimulatedWork(task, 1, true, now()));
        world.sensors().woken(SensorName.REPOSITORY);
        goOn();
    }

    /** Notified of something that needs no work: it answers and is where it was. */
    void receiveNotice() {
        if (worker.turn == Turn.IDLE) {
            turn(Turn.ACTIVE);
            later(SHORT_ANSWER, () -> {
                if (worker.turn == Turn.ACTIVE && !worker.moving) {
                    turn(Turn.IDLE);
                }
            });
        }
    }

    /** Nudged: it goes on, or says something and stops again. */
    void receiveNudge(double chance, String which) {
        boolean moved = draws("nudge", which, now()).chance(chance) && remembers();
        if (moved && !worker.moving) {
            goOn();
        } else {
            receiveNotice();
        }
    }

    /** Asked to commit what it left: it does, or says something. */
    void receiveCommitRequest(String which) {
        if (draws("commit request", which, now()).chance(worker.behaviour.movedByNudge())) {
            worker.clean = true;
            world.sensors().woken(SensorName.REPOSITORY);
        }
        receiveNotice();
    }

    /** Asked to move out of the way of another task: it may, which takes it a commit more. */
    void receiveYield(String task, String clash) {
        Optional<SimulatedWork> work = worker.work.filter(mine -> mine.task.equals(task) && worker.moving);
        if (work.isPresent() && draws("yields", clash, now()).chance(YIELDS)) {
            work.get().left++;
            world.repository().resolve(clash);
            world.sensors().woken(SensorName.CONFLICTS);
        }
        receiveNotice();
    }

    /** Whether there is work to go on with, begun last or before. */
    boolean remembers() {
        if (worker.work.isEmpty() && !worker.laidAside.isEmpty()) {
            worker.work = Optional.of(worker.laidAside.pop());
            checkOut(worker.work.get().task);
        }
        return worker.work.isPresent();
    }

    /** Notified to go on after a shortage: in vain while it lasts. */
    void receiveGoOn() {
        Optional<SimulatedShortage> lasting = worker.shortage.filter(found -> now().isBefore(found.over()));
        if (lasting.isEmpty()) {
            worker.shortage = Optional.empty();
            world.sensors().woken(SensorName.TERMINAL);
            goOn();
        } else {
            SimulatedShortage old = lasting.get();
            Duration left = old.lasts().isZero() ? Duration.ZERO : Duration.between(now(), old.over());
            later(TO_BANNER, () -> shortOf(old.resource(), left, Duration.between(now(), old.over())));
        }
    }

    /** Goes on with its work, if it has any and can. */
    void goOn() {
        if (!worker.alive || worker.turn == Turn.AWAITING_INPUT || worker.work.isEmpty()) {
            return;
        }
        worker.moving = true;
        worker.stopped = Optional.empty();
        worker.life++;
        turn(Turn.ACTIVE);
        world.sensors().woken(SensorName.CONFLICTS);
        Duration think = draws("think", worker.work.get().task, worker.work.get().left, worker.sessions, now())
                .around(worker.behaviour.commitAfter(), worker.behaviour.spread());
        later(think, this::commit);
    }

    private void commit() {
        SimulatedWork work = worker.work.orElseThrow();
        SimulatedRepository repository = world.repository();
        boolean last = --work.left <= 0;
        RandomDraws luck = draws("quality", work.task, worker.head, work.repairing);
        WorkerBehaviour skilled = world.parameters()
                .behaviour(worker.identity.agent(), world.task(work.task).skill());
        double good = work.repairing ? skilled.repaired() : skilled.passesChecks();
        double fine = work.repairing ? skilled.repaired() : skilled.passesReview();
        String base = work.repairing ? repository.mergedWithTip(work.task, worker.head) : worker.head;
        boolean done = last && !work.wrongReport;
        worker.head = repository.commit(work.task, base, done && luck.chance(good), done && luck.chance(fine));
        worker.branches.put(worker.branch, worker.head);
        worker.claims.remove(work.task);
        worker.commits++;
        world.committed(work.task, worker.id());
        worker.headAt = now();
        worker.commitAt = now();
        worker.outputAt = now();
        world.sensors().woken(SensorName.REPOSITORY, SensorName.PROGRESS, SensorName.CONFLICTS);
        if (last || work.wrongReport) {
            later(TO_REPORT, this::complete);
        } else {
            goOn();
        }
    }

    private void complete() {
        SimulatedWork work = worker.work.orElseThrow();
        worker.claims.put(
                work.task,
                new SimulatedClaim(
                        new CompletionReport(work.task, worker.id(), worker.branch, worker.head, Duration.ZERO),
                        now()));
        worker.work = Optional.empty();
        worker.moving = false;
        worker.life++;
        report(work.task, 100);
        turn(Turn.IDLE);
        world.sensors().woken(SensorName.REPOSITORY, SensorName.CONFLICTS);
        if (draws("remembers", work.task, worker.head).chance(REMEMBERS) && remembers()) {
            goOn();
        }
    }

    private void report(String task, int percent) {
        worker.report = Optional.of(new SimulatedReport(task, percent, now()));
        worker.reportAt = now();
        world.sensors().woken(SensorName.REPORT, SensorName.PROGRESS);
    }

    /** Stops where it is, at its prompt or in the middle of its turn. */
    void stop(Turn at) {
        if (worker.moving) {
            worker.moving = false;
            worker.life++;
            worker.stopped = Optional.of(now());
            if (at == Turn.IDLE) {
                turn(Turn.IDLE);
            }
        }
    }

    /** Somebody does something about it: what was wrong with it is known now. */
    void noticed() {
        worker.stopped.ifPresent(since -> world.timed("stuck", Duration.between(since, now())));
        worker.stopped = Optional.empty();
        worker.exit
                .filter(exit -> !worker.alive)
                .ifPresent(exit -> world.timed("ended", Duration.between(exit.at(), now())));
    }

    void shortOf(Resource resource, Duration says, Duration lasts) {
        if (worker.alive && worker.turn != Turn.AWAITING_INPUT) {
            worker.moving = false;
            worker.life++;
            worker.shortage = Optional.of(new SimulatedShortage(resource, says, now(), now().plus(lasts)));
            turn(Turn.IDLE);
        }
    }

    /** A job of its own goes on while it waits for it. */
    void background(Duration lasting) {
        if (worker.moving) {
            worker.life++;
            worker.background = true;
            worker.turnSince = now();
            world.sensors().woken(SensorName.TERMINAL);
            later(lasting, this::goOn);
        }
    }

    void turn(Turn next) {
        worker.turn(next, now());
        world.sensors().woken(SensorName.TERMINAL, SensorName.PROGRESS);
    }

    /** Unless its life takes another turn before. */
    private void later(Duration delay, Runnable happens) {
        int life = worker.life;
        world.calendar().after(delay, () -> {
            if (worker.life == life) {
                happens.run();
            }
        });
    }

    RandomDraws draws(Object... subject) {
        return RandomDraws.of(world.seed(), worker.id(), List.of(subject));
    }

    private Instant now() {
        return world.now();
    }
}
