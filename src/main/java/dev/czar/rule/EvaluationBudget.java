package dev.czar.rule;

import java.time.Duration;

/**
 * What one evaluation of a rule book may take: tries of one join, tries of all, processor time, and bytes allocated. Tries
 * are counted, so that the same facts end the same way on any machine; time and memory are the wall behind them.
 */
record EvaluationBudget(long triesOfOneJoin, long triesOfAll, Duration processorTime, long bytes) {

    private static final long TRIES = 200_000;
    private static final long TRIES_PER_FACT = 100;
    private static final int JOINS = 4;
    private static final Duration PROCESSOR_TIME = Duration.ofMillis(600);
    private static final Duration PROCESSOR_TIME_PER_FACT = Duration.ofNanos(50_000);
    private static final long BYTES = 64L << 20;
    private static final long BYTES_PER_FACT = 8L << 10;

    /** The part of the heap that one evaluation may turn over, whatever the number of its facts. */
    private static final int PART_OF_HEAP = 3;

    /** What an evaluation over so many facts may take. */
    static EvaluationBudget forFacts(int facts) {
        long tries = TRIES + TRIES_PER_FACT * facts;
        return new EvaluationBudget(
                tries,
                JOINS * tries,
                PROCESSOR_TIME.plus(PROCESSOR_TIME_PER_FACT.multipliedBy(facts)),
                Math.min(BYTES + BYTES_PER_FACT * facts, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }
}
