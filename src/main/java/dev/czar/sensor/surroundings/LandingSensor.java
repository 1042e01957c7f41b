package dev.czar.sensor.surroundings;

import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.LandingPhase;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.LandingBranches;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** States how far the forge has come with the omnibus that it was asked to land; asks nothing while it was not. */
public final class LandingSensor implements Sensor {
    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final LandingBranches branches;
    private final ForgeLanding forge;
    private final Clock clock;

    public LandingSensor(
            GitRepository repository,
            IntegrationBranches trunk,
            LandingBranches branches,
            ForgeLanding forge,
            Clock clock) {
        this.repository = repository;
        this.trunk = trunk;
        this.branches = branches;
        this.forge = forge;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "landing";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.FORGE, SensorTrigger.ORIGIN);
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<String> tested = repository.head(trunk.omnibus()).filter(commit -> branches.requested(commit)
                .isPresent());
        return tested
                .flatMap(commit ->
                        forge.progress(branches.of(commit).name()).map(progress -> request(commit, progress, now)))
                .map(fact -> Observation.of(fact, name(), now))
                .stream()
                .toList();
    }

    private RequestedLanding request(String commit, LandingProgress progress, Instant now) {
        return new RequestedLanding(
                commit,
                repository.history().commit(commit).tree(),
                progress.number(),
                LandingPhase.valueOf(progress.phase().name()),
                progress.words(),
                ElapsedTime.between(progress.since(), now));
    }
}
