package dev.czar.sensor;

import dev.czar.fact.InfrastructureState.OriginPosition;
import dev.czar.fact.Observation;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.OriginMainline;
import dev.czar.world.git.OriginRemote;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Compares the mainline here with origin's as it was fetched last; it does not fetch. */
public final class OriginSensor implements Sensor {
    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final boolean destination;
    private final AtomicInteger news = new AtomicInteger();
    private final Clock clock;

    /** {@code destination} when the omnibus lands at origin. */
    public OriginSensor(
            GitRepository repository,
            IntegrationBranches trunk,
            boolean destination,
            SensorTriggers triggers,
            Clock clock) {
        this.repository = repository;
        this.trunk = trunk;
        this.destination = destination;
        this.clock = clock;
        triggers.onFire(SensorTrigger.ORIGIN, news::incrementAndGet);
    }

    @Override
    public String name() {
        return "origin";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.REFS, SensorTrigger.ORIGIN, SensorTrigger.ACTION_ENDED);
    }

    @Override
    public void restore(Collection<Observation> last) {
        last.forEach(seen -> seen.fact()
                .filter(OriginPosition.class::isInstance)
                .map(OriginPosition.class::cast)
                .ifPresent(position -> news.addAndGet(position.news())));
    }

    @Override
    public List<Observation> sense() {
        Optional<String> here = repository.head(trunk.mainline());
        Optional<OriginMainline> origin = OriginRemote.of(repository, trunk).map(OriginRemote::mainline);
        if (origin.isEmpty() || here.isEmpty()) {
            return List.of();
        }
        String there = origin.get().head().orElse("");
        boolean compared = !there.isEmpty() && !there.equals(here.get());
        OriginPosition position = new OriginPosition(
                trunk.mainline().name(),
                there,
                compared ? repository.history().count(here.get(), there) : 0,
                compared ? repository.history().count(there, here.get()) : 0,
                destination,
                news.get());
        return List.of(Observation.of(position, name(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
