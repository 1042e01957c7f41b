package dev.czar.loop.status;

import dev.czar.decision.Decision.Evidence;
import dev.czar.fact.Fact;
import dev.czar.fact.Health;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.TakenOut;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskReadiness.DoneOnMainline;
import dev.czar.fact.TaskReadiness.UnmetRequirement;
import dev.czar.fact.WorkInProgress.Assigned;
import dev.czar.fact.WorkInProgress.FocusTask;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.project.files.ProjectException;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.DependencyFile.WaitingNote;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.queue.WorkerStatusFile;
import dev.czar.project.queue.WorkerStatusFile.WorkerStatus;
import dev.czar.rule.CycleResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the files people and workers read up to date with what the loop knows. */
public final class StatusPublisher {

    private final WorkerStatusFile status;
    private final WorkQueueFile queue;
    private final DependencyFile dependencies;
    private final Function<Workspace, List<String>> changedFiles;
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> integrated = new HashSet<>();
    private final Set<String> onMainline = new HashSet<>();
    private final Set<String> reopened = new HashSet<>();

    public StatusPublisher(
            WorkerStatusFile status,
            WorkQueueFile queue,
            DependencyFile dependencies,
            Function<Workspace, List<String>> changedFiles) {
        this.status = status;
        this.queue = queue;
        this.dependencies = dependencies;
        this.changedFiles = changedFiles;
    }

    public void publish(Snapshot snapshot, CycleResult result) throws IOException, ProjectException {
        List<Fact> facts = Stream.concat(
                        snapshot.facts().stream().map(KnownFact::fact),
                        result.derived().stream().map(Evidence::fact))
                .toList();
        Attempts attempts = new Attempts();
        attempts.run(() -> status.write(workers(facts)));
        attempts.run(() -> queue(facts));
        attempts.run(() -> dependencies.note(notes(snapshot, facts)));
        attempts.requireAll();
    }

    private void queue(List<Fact> facts) throws IOException, ProjectException {
        for (Claim claim : all(facts, Claim.class)) {
            String told = claim.task() + "/" + claim.worker();
            if (!claimed.contains(told)) {
                queue.markClaimed(claim.task(), claim.worker());
                claimed.add(told);
            }
        }
        for (DoneOnMainline done : all(facts, DoneOnMainline.class)) {
            if (!onMainline.contains(done.task())) {
                queue.markDone(done.task());
                onMainline.add(done.task());
            }
        }
        integrated(facts);
    }

    /** What the ledger says of the omnibus, also when the queue was not told before Czar ended. */
    private void integrated(List<Fact> facts) throws IOException, ProjectException {
        Set<String> in = tasks(facts, Integrated.class, Integrated::task);
        for (String task : in) {
            if (!integrated.contains(task)) {
                queue.markIntegrated(task);
                integrated.add(task);
                reopened.remove(task);
            }
        }
        Set<String> out = new LinkedHashSet<>(integrated);
        out.addAll(tasks(facts, TakenOut.class, TakenOut::task));
        out.addAll(tasks(facts, Evicted.class, Evicted::task));
        out.removeAll(in);
        for (String task : out) {
            if (!reopened.contains(task)) {
                queue.markReopened(task);
                integrated.remove(task);
                reopened.add(task);
            }
        }
    }

    private static <F> Set<String> tasks(List<Fact> facts, Class<F> type, Function<F, String> task) {
        return all(facts, type).stream().map(task).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<String, WaitingNote> notes(Snapshot snapshot, List<Fact> facts) {
        Map<String, WaitingNote> notes = new TreeMap<>();
        Set<String> unmet = new HashSet<>();
        all(facts, UnmetRequirement.class).forEach(wait -> unmet.add(wait.task()));
        Set<String> told = new HashSet<>();
        all(facts, Notified.class).stream()
                .filter(word -> word.topic() == Topic.CLEARED)
                .forEach(word -> told.add(word.worker()));
        Map<String, Claim> claims = new TreeMap<>();
        all(facts, Claim.class).forEach(claim -> claims.put(claim.task(), claim));
        for (Dependency dependency : all(facts, Dependency.class)) {
            Optional<Claim> claim = Optional.ofNullable(claims.get(dependency.task()));
            boolean waits = unmet.contains(dependency.task());
            notes.put(
                    dependency.task(),
                    new WaitingNote(
                            waits ? "waiting" : "clear",
                            waits ? claim.map(held -> snapshot.now().minus(held.age())) : Optional.empty(),
                            claim.map(held -> told.contains(held.worker())).orElse(false)));
        }
        return notes;
    }

    private Map<String, WorkerStatus> workers(List<Fact> facts) {
        Map<String, WorkerStatus> all = new TreeMap<>();
        all(facts, Worker.class).forEach(worker -> all.put(worker.id(), worker(worker.id(), facts)));
        return all;
    }

    private WorkerStatus worker(String id, List<Fact> facts) {
        String task = first(facts, FocusTask.class, busy -> busy.worker().equals(id))
                .map(FocusTask::task)
                .or(() -> first(facts, Assigned.class, busy -> busy.worker().equals(id))
                        .map(Assigned::task))
                .orElse("");
        Optional<Workspace> workspace =
                first(facts, Workspace.class, place -> place.worker().equals(id));
        Optional<WorkerReport> report =
                first(facts, WorkerReport.class, word -> word.worker().equals(id));
        List<String> unmet = all(facts, UnmetRequirement.class).stream()
                .filter(wait -> wait.task().equals(task))
                .map(UnmetRequirement::requirement)
                .toList();
        return new WorkerStatus(
                first(facts, Health.class, health -> health.worker().equals(id))
                        .map(Health::words)
                        .orElse("unknown"),
                task,
                workspace.map(Workspace::branch).orElse(""),
                workspace.map(changedFiles).orElse(List.of()),
                workspace.map(Workspace::head).orElse(""),
                report.map(WorkerReport::percent).orElse(-1),
                report.map(WorkerReport::estimate).orElse(""),
                ofTask(facts, dependency -> dependency.task().equals(task), Dependency::requirement),
                ofTask(facts, dependency -> dependency.requirement().equals(task), Dependency::task),
                unmet.isEmpty() ? report.map(WorkerReport::blockedOn).orElse("") : String.join(", ", unmet));
    }

    private static List<String> ofTask(
            List<Fact> facts, Predicate<Dependency> which, Function<Dependency, String> what) {
        List<String> found = new ArrayList<>();
        all(facts, Dependency.class).stream().filter(which).map(what).sorted().forEach(found::add);
        return found;
    }

    private static <F> Optional<F> first(List<Fact> facts, Class<F> type, Predicate<F> which) {
        return all(facts, type).stream().filter(which).findFirst();
    }

    private static <F> List<F> all(List<Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Writes what can be written; the first failure is told at the end. */
    private static final class Attempts {
        private Optional<Exception> failure = Optional.empty();

        interface Attempt {
            void run() throws IOException, ProjectException;
        }

        void run(Attempt attempt) {
            try {
                attempt.run();
            } catch (IOException | ProjectException failed) {
                failure = failure.or(() -> Optional.of(failed));
            }
        }

        void requireAll() throws IOException, ProjectException {
            if (failure.orElse(null) instanceof ProjectException problem) {
                throw problem;
            }
            if (failure.orElse(null) instanceof IOException problem) {
                throw problem;
            }
        }
    }
}
