package dev.czar.simulation.proposal;

import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.simulation.study.ParameterEstimate;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.study.PastTeam;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A project's past as it can be simulated again: its workers and the tasks they had, with the numbers of its first two thirds, on
 * which a change is searched, and of the last third, on which it is proven.
 */
public record PastDays(
        List<Worker> workers, List<SimulatedTask> tasks, EstimatedParameters searched, EstimatedParameters heldOut) {

    private static final int MOST_TASKS = 40;
    private static final double SEARCHED = 2 / 3.0;

    public PastDays {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
    }

    /** Empty when too little happened for any number of either part to be its own. */
    public static Optional<PastDays> of(EventHistory past) {
        List<Instant> claims = past.seen(Claim.class).map(DatedFact::at).toList();
        List<Instant> all = past.seen(Workspace.class).map(DatedFact::at).toList();
        if (claims.isEmpty() || all.isEmpty()) {
            return Optional.empty();
        }
        Instant begun = claims.get(0);
        Duration lasted = Duration.between(begun, all.get(all.size() - 1));
        Instant split = begun.plusSeconds(Math.round(lasted.toSeconds() * SEARCHED));
        PastTeam team = PastTeam.of(past).first(MOST_TASKS);
        PastDays days = new PastDays(
                team.workers(),
                team.tasks(),
                ParameterEstimate.of(past.until(split)),
                ParameterEstimate.of(past.from(split)));
        return days.isKnown() ? Optional.of(days) : Optional.empty();
    }

    private boolean isKnown() {
        return !workers.isEmpty()
                && !tasks.isEmpty()
                && Stream.of(searched, heldOut)
                        .allMatch(part -> part.values().stream().anyMatch(value -> !value.assumed()));
    }

    SimulationScenario scenario(long seed, SimulationParameters parameters) {
        return new PastTeam(workers, tasks).scenario(seed, parameters);
    }
}
