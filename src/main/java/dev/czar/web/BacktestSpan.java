package dev.czar.web;

import dev.czar.ledger.History;
import dev.czar.ledger.RecordedCycle;
import java.time.Instant;
import java.util.function.Consumer;

/** Cycles to be run: how many, and what runs them. */
record BacktestSpan(int cycles, Consumer<Consumer<RecordedCycle>> run) {

    /** As many as half a minute or so allows. */
    static final int MOST = 5_000;

    static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    static BacktestSpan between(History history, Instant from, Instant to) {
        int cycles = history.countCycles(from, to);
        if (cycles > MOST) {
            throw Refusal.wrong(
                    "from",
                    "%d cycles are too many at once, at most %d; choose a shorter time, or ask on the command line: czar backtest"
                            .formatted(cycles, MOST));
        }
        return new BacktestSpan(cycles, each -> history.rebuild(from, to, each));
    }

    static BacktestSpan last(History history, int cycles) {
        if (cycles < 1 || cycles > MOST) {
            throw Refusal.wrong("cycles", "expected a number from 1 to " + MOST + ", found " + cycles);
        }
        return new BacktestSpan(cycles, each -> history.rebuildLast(cycles, each));
    }
}
