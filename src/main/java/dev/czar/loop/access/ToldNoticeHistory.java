package dev.czar.loop.access;

import dev.czar.actuator.worker.LostNotices.ToldNotice;
import dev.czar.actuator.worker.LostNotices.ToldNotices;
import dev.czar.decision.Message;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.ActionKind;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What was told to a worker while it had a task, by the decisions in the ledger. */
public final class ToldNoticeHistory implements ToldNotices {
    private static final int MOST = 50;

    private final ProjectHistory history;

    public ToldNoticeHistory(ProjectHistory history) {
        this.history = history;
    }

    @Override
    public List<ToldNotice> told(String worker, String task) {
        List<PastDecision> given = done(worker, ActionKind.INJECT_TASK, Instant.EPOCH);
        List<PastDecision> same =
                given.stream().filter(past -> task(past).equals(task)).toList();
        if (same.isEmpty()) {
            return List.of();
        }
        NavigableMap<Instant, String> tasks = new TreeMap<>();
        given.forEach(past -> tasks.putIfAbsent(at(past), task(past)));
        Instant last = at(same.get(0));
        return done(worker, ActionKind.TELL, same.get(same.size() - 1).at()).stream()
                .filter(past -> isOf(task, past, tasks.floorEntry(at(past))))
                .sorted(Comparator.comparingLong(PastDecision::id))
                .map(past -> new ToldNotice((Message) past.decision().action(), !at(past).isBefore(last)))
                .toList();
    }

    /** Whether it was about the task or nothing in particular, and said while the worker had the task. */
    private static boolean isOf(String task, PastDecision told, Map.Entry<Instant, String> had) {
        return Set.of("", task).contains(task(told))
                && had != null
                && had.getValue().equals(task);
    }

    private static String task(PastDecision past) {
        return ((Message) past.decision().action()).task();
    }

    /** When the worker got it. */
    private static Instant at(PastDecision past) {
        return past.outcome().map(Outcome::at).orElse(past.at());
    }

    /** Newest first. */
    private List<PastDecision> done(String worker, ActionKind kind, Instant from) {
        DecisionFilter filter = new DecisionFilter(
                worker,
                "",
                kind.name(),
                "",
                OutcomeStatus.DONE.name(),
                "",
                from,
                DecisionFilter.all().to());
        return history.decisions(filter, 0, MOST).items();
    }
}
