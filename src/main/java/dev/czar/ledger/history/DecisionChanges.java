package dev.czar.ledger.history;

import dev.czar.ledger.store.DecisionTable;
import dev.czar.ledger.store.LedgerConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Decisions as they are made and end, oldest first: what a reader that has seen some of them has not seen yet. */
public final class DecisionChanges {

    private final LedgerConnections connections;
    private final String project;
    private final DecisionFilter filter;

    public DecisionChanges(LedgerConnections connections, String project, DecisionFilter filter) {
        this.connections = connections;
        this.project = project;
        this.filter = filter;
    }

    /** All there is by now. */
    public SeenDecisions seenByNow() {
        return connections.read(handle -> {
            long last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM decision WHERE project = :project")
                    .bind("project", project)
                    .mapTo(Long.class)
                    .one();
            return new SeenDecisions(
                    last,
                    new TreeSet<>(
                            handle.createQuery("SELECT id FROM decision WHERE project = :project AND status = 'OPEN'")
                                    .bind("project", project)
                                    .mapTo(Long.class)
                                    .list()));
        });
    }

    /** At most so many: first those that were open and have ended, then those made since. */
    public List<DecisionChange> after(SeenDecisions seen, int limit) {
        String open = seen.open().isEmpty()
                ? "0"
                : seen.open().stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<PastDecision> found = connections.read(handle -> PastDecisionReader.stepped(
                handle,
                project,
                PastDecisionReader.filtered(
                                handle.createQuery(PastDecisionReader.DECISION + PastDecisionReader.FILTER
                                        + " AND (decision.id > :last OR (decision.status <> 'OPEN' AND decision.id IN ("
                                        + open + "))) ORDER BY decision.id LIMIT :limit"),
                                project,
                                filter)
                        .bind("last", seen.last())
                        .bind("limit", limit)
                        .map((row, context) -> PastDecisionReader.decision(row))
                        .list()));
        List<DecisionChange> changes = new ArrayList<>();
        SeenDecisions now = seen;
        for (PastDecision decision : found) {
            now = now.with(decision);
            changes.add(new DecisionChange(decision, now));
        }
        return changes;
    }

    /** A decision as it stands, and what its reader has seen with it. */
    public record DecisionChange(PastDecision decision, SeenDecisions seen) {}

    /** Which decisions were seen: those up to {@code last}, those of them in {@code open} not to their end. */
    public record SeenDecisions(long last, SortedSet<Long> open) {

        private static final Pattern TEXT = Pattern.compile("\\d{1,18}(-\\d{1,18}){0,500}");

        /** None. */
        public static SeenDecisions none() {
            return new SeenDecisions(0, new TreeSet<>());
        }

        /** What {@link #toString} wrote. */
        public static Optional<SeenDecisions> parse(String text) {
            if (!TEXT.matcher(text).matches()) {
                return Optional.empty();
            }
            SortedSet<Long> open = new TreeSet<>();
            String[] numbers = text.split("-");
            for (int i = 1; i < numbers.length; i++) {
                open.add(Long.valueOf(numbers[i]));
            }
            return Optional.of(new SeenDecisions(Long.parseLong(numbers[0]), open));
        }

        private SeenDecisions with(PastDecision decision) {
            SortedSet<Long> still = new TreeSet<>(open);
            if (decision.status().equals(DecisionTable.OPEN)) {
                still.add(decision.id());
            } else {
                still.remove(decision.id());
            }
            return new SeenDecisions(Math.max(last, decision.id()), still);
        }

        @Override
        public String toString() {
            return last + open.stream().map(id -> "-" + id).collect(Collectors.joining());
        }
    }
}
