package dev.czar.simulation.world;

import java.time.Duration;

/**
 * How workers of one agent work: the median time to a commit and its spread, the most commits a task of size one takes, the
 * chances that finished work passes its checks and its review, that work sent back is then good, that a task is
 * acknowledged at once, and that a nudge moves a worker that has stopped; {@code misfortunes} scales how often things go wrong.
 */
public record WorkerBehaviour(
        Duration commitAfter,
        double spread,
        int commits,
        double passesChecks,
        double passesReview,
        double repaired,
        double acknowledged,
        double movedByNudge,
        double misfortunes) {

    /** Where there is no history: assumed, not measured; docs/simulation.md says how a project's own replaces it. */
    public static final WorkerBehaviour USUAL =
            new WorkerBehaviour(Duration.ofMinutes(20), 0.6, 4, 0.80, 0.85, 0.85, 0.8, 0.7, 1);

    /** Works as well, and takes its time: few things happen in a day. */
    public static final WorkerBehaviour UNHURRIED =
            new WorkerBehaviour(Duration.ofHours(5), 0.4, 3, 0.80, 0.85, 0.85, 0.8, 0.7, 1);

    /** The same with so many times the misfortunes. */
    public WorkerBehaviour troubled(double times) {
        return new WorkerBehaviour(
                commitAfter, spread, commits, passesChecks, passesReview, repaired, acknowledged, movedByNudge, times);
    }
}
