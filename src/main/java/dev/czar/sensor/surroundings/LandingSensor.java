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
    private static final Set<ForgeLanding.LandingPhase> WAITING =
            Set.of(ForgeLanding.LandingPhase.READY, ForgeLanding.LandingPhase.WAITING);

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
        return asked()
                .flatMap(commit -> forge.progress(
                                branches.of(commit).name(),
                                branches.remote().mainline().branch().name())
                        .filter(progress -> !isTakenBack(commit, progress))
                        .map(progress -> request(commit, progress, now)))
                .map(fact -> Observation.of(fact, name(), now))
                .stream()
                .toList();
    }

    /** The omnibus, else the earlier one on which it was built while the forge had that in hand. */
    private Optional<String> asked() {
        return repository
                .head(trunk.omnibus())
                .filter(commit -> branches.requested(commit).isPresent())
                .or(() -> branches.all().stream().findFirst());
    }

    /** Czar closed it, and was stopped before it had put everything away. */
    private boolean isTakenBack(String commit, LandingProgress progress) {
        return progress.phase() == ForgeLanding.LandingPhase.REFUSED && branches.isMarked(commit);
    }

    private RequestedLanding request(String commit, LandingProgress progress, Instant now) {
        Optional<String> outdated = WAITING.contains(progress.phase()) ? outdated(commit) : Optional.empty();
        LandingPhase phase = LandingPhase.valueOf(progress.phase().name());
        return new RequestedLanding(
                commit,
                repository.history().commit(commit).tree(),
                progress.number(),
                outdated.isPresent() ? LandingPhase.OUTDATED : phase,
                outdated.orElseGet(progress::words),
                ElapsedTime.between(progress.since(), now));
    }

    /** Why it is not what should land any more, with the mainline at origin as it was fetched last. */
    private Optional<String> outdated(String commit) {
        if (isWithout(repository.head(trunk.omnibus()), commit)) {
            return Optional.of("the omnibus was built anew without it");
        }
        String asked = branches.requested(commit).orElse(commit);
        boolean overtaken = branches.remote()
                .mainline()
                .head()
                .filter(there -> !repository.history().contains(asked, there))
                .isPresent();
        return overtaken ? Optional.of("others came in before it") : Optional.empty();
    }

    private boolean isWithout(Optional<String> tip, String commit) {
        return tip.filter(there -> repository.history().contains(there, commit)).isEmpty();
    }
}
