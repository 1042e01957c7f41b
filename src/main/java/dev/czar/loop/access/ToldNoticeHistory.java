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

/** What was told to a worker while it had a task, by the decisions in the ledger. */
public final class ToldNoticeHistory implements ToldNotices {
    private static final int MOST = 50;

    private final ProjectHistory history;

    public ToldNoticeHistory(ProjectHistory history) {
        this.history = history;
    }

    @Override
    public List<ToldNotice> told(String worker, String task) {
        List<PastDecision> given = done(worker, task, ActionKind.INJECT_TASK, Instant.EPOCH);
        if (given.isEmpty()) {
            return List.of();
        }
        Instant last = at(given.get(0));
        return done(worker, "", ActionKind.TELL, given.get(given.size() - 1).at()).stream()
                .sorted(Comparator.comparingLong(PastDecision::id))
                .map(past -> new ToldNotice((Message) past.decision().action(), !at(past).isBefore(last)))
                .toList();
    }

    /** When the worker got it. */
    private static Instant at(PastDecision past) {
        return past.outcome().map(Outcome::at).orElse(past.at());
    }

    /** Newest first. */
    private List<PastDecision> done(String worker, String task, ActionKind kind, Instant from) {
        DecisionFilter filter = new DecisionFilter(
                worker,
                task,
                kind.name(),
                "",
                OutcomeStatus.DONE.name(),
                "",
                from,
                DecisionFilter.all().to());
        return history.decisions(filter, 0, MOST).items();
    }
}
