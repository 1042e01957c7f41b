package dev.czar.web;

import dev.czar.fact.Hold;
import dev.czar.fact.WorkerProcess;
import dev.czar.fact.WorkerProgress;
import dev.czar.fact.WorkerReport;
import dev.czar.fact.WorkerResource;
import dev.czar.fact.WorkerTurn;
import dev.czar.fact.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A worker on all its axes; {@code task} and {@code branch} are "" when it has none, {@code lastSignOfLife} is the age of
 * its latest output, commit or report, {@code missing} what its task still needs, the next step first.
 */
public record WorkerView(
        String id,
        String agent,
        List<String> skills,
        String health,
        String task,
        String branch,
        List<String> missing,
        Optional<Duration> lastSignOfLife,
        Optional<WorkerProcess> process,
        Optional<WorkerTurn> turn,
        Optional<WorkerProgress> progress,
        Optional<WorkerResource> resource,
        Optional<Workspace> workspace,
        Optional<WorkerReport> report,
        Optional<Hold> hold) {}
