package dev.czar.ledger;

import dev.czar.fact.Board;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Makes past cycles whole again: the snapshot the loop had and the files of the rule book in force. */
final class Rebuilding implements Walk.Steps {

    private final Handle handle;
    private final Consumer<RecordedCycle> consumer;
    private final Board board = new Board();
    private final Map<String, Map<String, String>> rules = new HashMap<>();

    Rebuilding(Handle handle, Consumer<RecordedCycle> consumer) {
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
        return History.rules(handle, revision).orElse(Map.of());
    }
}
