package dev.czar.simulation.invariant;

import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerCondition.Idle;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A ready task and an idle worker that it is for meet soon; one that is laid aside for another worker may wait for that a while. */
final class StarvationInvariant implements SimulationInvariant {

    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration RESERVED = Duration.ofHours(6);

    private final LastingConditions free = new LastingConditions();
    private final LastingConditions reserved = new LastingConditions();

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        Set<String> idle = moment.facts(Idle.class).map(Idle::worker).collect(Collectors.toSet());
        List<Worker> workers = moment.facts(Worker.class)
                .filter(worker -> idle.contains(worker.id()))
                .toList();
        Set<String> aside =
                moment.facts(Reservation.class).map(Reservation::task).collect(Collectors.toSet());
        Set<String> meeting = new HashSet<>();
        Set<String> waiting = new HashSet<>();
        moment.facts(Ready.class).forEach(task -> workers.stream()
                .filter(worker -> isFor(task, worker))
                .forEach(worker -> (aside.contains(task.task()) ? waiting : meeting)
                        .add("a ready task is not given to an idle worker: " + task.task() + ", " + worker.id())));
        free.update(meeting, moment.awake());
        reserved.update(waiting, moment.awake());
        return free.longerThan(SOON).or(() -> reserved.longerThan(RESERVED));
    }

    private static boolean isFor(Ready task, Worker worker) {
        return (task.assignee().isEmpty() || task.assignee().equals(worker.id()))
                && (task.skill().isEmpty() || worker.skills().contains(task.skill()));
    }
}
