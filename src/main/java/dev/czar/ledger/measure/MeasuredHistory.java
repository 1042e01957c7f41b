package dev.czar.ledger.measure;

import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Conflict;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.ObservationHistory;
import dev.czar.ledger.history.ObservationHistory.PastQuestion;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory.HistoryPage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What measures need of a project's past, kept as it grows: each observation is read once, and of what is observed all the
 * time only what was known when something was decided because of it.
 */
public final class MeasuredHistory {

    private static final int PAGE = 1_000;
    private static final List<Class<? extends Fact>> KEPT = Stream.concat(
                    Stream.of(
                            Claim.class,
                            Conflict.class,
                            Delivery.class,
                            Dependency.class,
                            Evicted.class,
                            Integrated.class,
                            Task.class,
                            Worker.class,
                            Workspace.class),
                    Stream.of(Order.class.getPermittedSubclasses())
                            .<Class<? extends Fact>>map(type -> type.asSubclass(Fact.class)))
            .toList();

    private final Ledger ledger;
    private final String project;
    private final List<Observation> kept = new ArrayList<>();
    private final Set<String> heads = new HashSet<>();
    private final Map<Long, List<Observation>> causes = new HashMap<>();
    private final Map<Long, PastDecision> decisions = new TreeMap<>();
    private final Map<ActionKind, Long> endedUpTo = new EnumMap<>(ActionKind.class);
    private long read;

    public MeasuredHistory(Ledger ledger, String project) {
        this.ledger = ledger;
        this.project = project;
    }

    /** All that has happened until now. */
    public synchronized EventHistory now() {
        ObservationHistory observations = ledger.observations(project);
        long until = ledger.lastSeq(project);
        for (Class<? extends Fact> type : KEPT) {
            observations.ofType(type, read, until).stream().filter(this::counts).forEach(kept::add);
        }
        read = until;
        List.of(ActionKind.INJECT_TASK, ActionKind.NUDGE, ActionKind.RESTART_WORKER)
                .forEach(this::readDecisions);
        readCauses(observations);
        List<Observation> all = new ArrayList<>(kept);
        causes.values().forEach(all::addAll);
        return new EventHistory(all, List.copyOf(decisions.values()));
    }

    private void readCauses(ObservationHistory observations) {
        List<PastDecision> fresh = decisions.values().stream()
                .filter(decision -> !causes.containsKey(decision.id()))
                .filter(decision -> !(decision.decision().action() instanceof InjectTask))
                .toList();
        List<List<Observation>> found =
                observations.back(fresh.stream().map(MeasuredHistory::question).toList());
        for (int index = 0; index < fresh.size(); index++) {
            causes.put(fresh.get(index).id(), found.get(index));
        }
    }

    /** Of the many states of a workspace only the first one of each commit is counted. */
    private boolean counts(Observation observation) {
        return observation
                .fact()
                .map(fact ->
                        !(fact instanceof Workspace workspace) || workspace.ahead() > 0 && heads.add(workspace.head()))
                .orElse(false);
    }

    /** What was known of a worker's progress when it was spoken to, and of its process when it was restarted. */
    private static PastQuestion question(PastDecision past) {
        return past.decision().action() instanceof Nudge nudge
                ? new PastQuestion(Fact.key(WorkerProgress.class, nudge.worker()), past.cycle(), one -> one.fact()
                        .isPresent())
                : new PastQuestion(
                        Fact.key(
                                WorkerProcess.class,
                                ((RestartWorker) past.decision().action()).worker()),
                        past.cycle(),
                        MeasuredHistory::lives);
    }

    private static boolean lives(Observation observation) {
        return observation
                .fact()
                .filter(fact -> !CrashDetectionMeasure.gone((WorkerProcess) fact))
                .isPresent();
    }

    /** What is read is never read again once it has ended. */
    private void readDecisions(ActionKind kind) {
        long ended = endedUpTo.getOrDefault(kind, 0L);
        long oldestOpen = Long.MAX_VALUE;
        long newest = ended;
        OptionalLong before = OptionalLong.of(0);
        while (before.isPresent()) {
            HistoryPage<PastDecision> page =
                    ledger.history(project).decisions(DecisionFilter.of(kind.name()), before.getAsLong(), PAGE);
            before = page.next();
            for (PastDecision decision : page.items()) {
                if (decision.id() <= ended) {
                    before = OptionalLong.empty();
                    break;
                }
                decisions.put(decision.id(), decision);
                newest = Math.max(newest, decision.id());
                oldestOpen = decision.outcome().isEmpty() ? decision.id() : oldestOpen;
            }
        }
        endedUpTo.put(kind, Math.min(newest, oldestOpen - 1));
    }
}
