package dev.czar.ledger.history;

import dev.czar.ledger.store.DecisionTable;
import dev.czar.ledger.store.LedgerConnections;
import dev.czar.ledger.store.LedgerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

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
        return connections.read(handle -> all(handle, LedgerIdentity.of(handle)));
    }

    /** At most so many: first those that were open and have ended, then those made since. */
    public ChangePage after(SeenDecisions seen, int limit) {
        return connections.read(handle -> {
            String ledger = LedgerIdentity.of(handle);
            SeenDecisions from = seen.in(ledger);
            List<PastDecision> found = found(handle, from, limit);
            List<DecisionChange> changes = new ArrayList<>();
            SeenDecisions now = from;
            for (PastDecision decision : found) {
                now = now.with(decision);
                changes.add(new DecisionChange(decision, now));
            }
            return new ChangePage(changes, found.size() < limit ? all(handle, ledger) : now);
        });
    }

    private SeenDecisions all(Handle handle, String ledger) {
        long last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM decision WHERE project = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
        List<Long> open = PastDecisionReader.filtered(
                        handle.createQuery(
                                PastDecisionReader.ID + PastDecisionReader.FILTER + " AND decision.status = 'OPEN'"),
                        project,
                        filter)
                .mapTo(Long.class)
                .list();
        return new SeenDecisions(ledger, last, new TreeSet<>(open));
    }

    private List<PastDecision> found(Handle handle, SeenDecisions from, int limit) {
        String open = from.open().isEmpty()
                ? "0"
                : from.open().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return PastDecisionReader.stepped(
                handle,
                project,
                PastDecisionReader.filtered(
                                handle.createQuery(PastDecisionReader.DECISION + PastDecisionReader.FILTER
                                        + " AND (decision.id > :last OR (decision.status <> 'OPEN' AND decision.id IN ("
                                        + open + "))) ORDER BY decision.id LIMIT :limit"),
                                project,
                                filter)
                        .bind("last", from.last())
                        .bind("limit", limit)
                        .map((row, context) -> PastDecisionReader.decision(row))
                        .list());
    }

    /** Changes, and what their reader has seen with them: decisions that its filter leaves out too. */
    public record ChangePage(List<DecisionChange> changes, SeenDecisions seen) {}

    /** A decision as it stands, and what its reader has seen with it. */
    public record DecisionChange(PastDecision decision, SeenDecisions seen) {}

    /** Which decisions of a ledger were seen: those up to {@code last}, those of them in {@code open} not to their end. */
    public record SeenDecisions(String ledger, long last, SortedSet<Long> open) {

        private static final Pattern LEDGER = Pattern.compile("[0-9a-f]{1,8}");
        private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

        /** None. */
        public static SeenDecisions none() {
            return new SeenDecisions("", 0, new TreeSet<>());
        }

        /** What {@link #toString} wrote. */
        public static Optional<SeenDecisions> parse(String text) {
            int dot = text.indexOf('.');
            String ledger = dot < 0 ? "" : text.substring(0, dot);
            List<String> numbers = List.of(text.substring(dot + 1).split("-", -1));
            if (dot >= 0 && !LEDGER.matcher(ledger).matches()
                    || !numbers.stream()
                            .allMatch(number -> NUMBER.matcher(number).matches())) {
                return Optional.empty();
            }
            SortedSet<Long> open =
                    numbers.stream().skip(1).map(Long::valueOf).collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(new SeenDecisions(ledger, Long.parseLong(numbers.get(0)), open));
        }

        /** Numbers of another ledger, such as one before a backup was restored, say nothing about this one. */
        private SeenDecisions in(String present) {
            return ledger.equals(present) ? this : new SeenDecisions(present, 0, new TreeSet<>());
        }

        /** The same place for who does not want to hear how those in it end. */
        public SeenDecisions allEnded() {
            return new SeenDecisions(ledger, last, new TreeSet<>());
        }

        private SeenDecisions with(PastDecision decision) {
            SortedSet<Long> still = new TreeSet<>(open);
            if (decision.status().equals(DecisionTable.OPEN)) {
                still.add(decision.id());
            } else {
                still.remove(decision.id());
            }
            return new SeenDecisions(ledger, Math.max(last, decision.id()), still);
        }

        @Override
        public String toString() {
            String numbers = last + open.stream().map(id -> "-" + id).collect(Collectors.joining());
            return ledger.isEmpty() ? numbers : ledger + "." + numbers;
        }
    }
}
