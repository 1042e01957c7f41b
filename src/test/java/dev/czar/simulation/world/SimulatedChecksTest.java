package dev.czar.simulation.world;

import dev.czar.actuator.integration.ReviewActionContract;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction;
import dev.czar.simulation.ScenarioGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The model's part. */
class SimulatedChecksTest extends ReviewActionContract {

    private final SimulatedWorld world = new SimulatedWorld(
            ScenarioGenerator.scenario(1, 1, 1, Duration.ZERO),
            new EventCalendar(Instant.parse("2026-01-05T08:00:00Z")),
            task -> Optional.of(WORKER));
    private final SimulatedChecks checks = new SimulatedChecks(world);

    @Override
    protected String head(boolean passes, boolean approved) {
        String head = world.repository().commit(TASK, world.repository().mainline(), passes, approved);
        world.life(WORKER).worker().branches.put(BRANCH, head);
        return head;
    }

    @Override
    protected void breakChecks() {
        world.forge().breakChecks();
    }

    @Override
    protected Outcome act(ReviewAction action) {
        return checks.apply(action);
    }
}
