package dev.czar.ledger.history;

import dev.czar.fact.Board;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import dev.czar.ledger.store.CycleRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Goes through the cycles of a time, oldest first, telling before each what was seen since the one before. */
public final class CycleWalker {

    /** What a walk comes by: first all that was known, then observations and cycles as they came. */
    public interface CycleVisitor {

        void known(PastObservation observation);

        void seen(PastObservation observation);

        void cycle(PastCycle cycle);
    }

    private final Handle handle;
    private final String project;
    private final CycleVisitor steps;
    private long seq = -1;

    public CycleWalker(Handle handle, String project, CycleVisitor steps) {
        this.handle = handle;
        this.project = project;
        this.steps = steps;
    }

    /** From a moment (inclusive) to another (exclusive); what retention has thinned out is left out. */
    public void through(Instant from, Instant to) {
        try (Stream<PastCycle> found = handle
                .createQuery("SELECT * FROM cycle WHERE project = :project AND at >= :from AND at < :to AND seq >="
                        + " COALESCE((SELECT seq FROM horizon WHERE project = :project), 0) ORDER BY id")
                .bind("project", project)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, context) -> ProjectHistory.cycle(row))
                .stream()) {
            found.forEach(this::cycle);
        }
    }

    private void cycle(PastCycle past) {
        if (seq < 0) {
            board(past.cycle().seq());
        } else {
            observations(past.cycle().seq());
        }
        seq = Math.max(seq, past.cycle().seq());
        steps.cycle(past);
    }

    private void board(long until) {
        try (Stream<PastObservation> known = handle
                .createQuery(
                        "SELECT * FROM observation WHERE fact IS NOT NULL AND seq IN (SELECT MAX(seq) FROM observation"
                                + " WHERE project = :project AND seq <= :until GROUP BY key) ORDER BY key")
                .bind("project", project)
                .bind("until", until)
                .map((row, context) -> ProjectHistory.observation(row))
                .stream()) {
            known.forEach(steps::known);
        }
    }

    private void observations(long until) {
        try (Stream<PastObservation> seen = handle
                .createQuery("SELECT * FROM observation WHERE project = :project AND seq > :after AND seq <= :until"
                        + " ORDER BY seq")
                .bind("project", project)
                .bind("after", seq)
                .bind("until", until)
                .map((row, context) -> ProjectHistory.observation(row))
                .stream()) {
            seen.forEach(steps::seen);
        }
    }

    /** Makes past cycles whole again: the snapshot the loop had and the files of the rule book in force. */
    static final class CycleRebuilder implements CycleWalker.CycleVisitor {

        private final Handle handle;
        private final Consumer<RecordedCycle> consumer;
        private final Board board = new Board();
        private final Map<String, Map<String, String>> rules = new HashMap<>();

        CycleRebuilder(Handle handle, Consumer<RecordedCycle> consumer) {
            this.handle = handle;
            this.consumer = consumer;
        }

        @Override
        public void known(PastObservation known) {
            board.apply(List.of(known.observation()));
        }

        @Override
        public void seen(PastObservation seen) {
            board.apply(List.of(seen.observation()));
        }

        @Override
        public void cycle(PastCycle past) {
            CycleRecord cycle = past.cycle();
            consumer.accept(new RecordedCycle(
                    past.id(),
                    0,
                    board.snapshot(cycle.at()),
                    cycle.revision(),
                    rules.computeIfAbsent(cycle.revision(), this::rules),
                    cycle.hash(),
                    cycle.quarantined(),
                    false));
        }

        private Map<String, String> rules(String revision) {
            return ProjectHistory.rules(handle, revision).orElse(Map.of());
        }
    }
}
