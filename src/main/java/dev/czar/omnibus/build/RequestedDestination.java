package dev.czar.omnibus.build;

import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.Omnibus.LandingPhase;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.omnibus.build.BuildLog.BuildRecord;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.ForgeLanding.LandingRequest;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.LandedHistory;
import dev.czar.world.git.LandingBranches;
import dev.czar.world.git.OriginMainline;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mainline at origin where only the forge may change it: the tested commit goes to a branch of its own, and a pull request asks
 * the forge to merge it. Only one is asked for at a time.
 */
public final class RequestedDestination implements LandingDestination {
    private final GitRepository repository;
    private final OriginMainline mainline;
    private final LandingBranches branches;
    private final ForgeLanding forge;
    private final boolean linear;
    private final Clock clock;

    /** {@code linear} when no merge commit may come to the mainline. */
    public RequestedDestination(
            GitRepository repository, LandingBranches branches, ForgeLanding forge, boolean linear, Clock clock) {
        this.repository = repository;
        this.branches = branches;
        this.mainline = branches.remote().mainline();
        this.forge = forge;
        this.linear = linear;
        this.clock = clock;
    }

    @Override
    public String branch() {
        return mainline.branch().name();
    }

    @Override
    public Optional<String> head() {
        return mainline.head();
    }

    @Override
    public Optional<String> arrival(LandOmnibus action) {
        return isAsked(action.commit()) ? merged(action.commit()) : Optional.empty();
    }

    private Optional<String> merged(String tested) {
        return mergedRequest(tested).map(this::fetched);
    }

    private Optional<LandingProgress> mergedRequest(String tested) {
        return forge.progress(branches.of(tested).name(), branch())
                .filter(progress -> progress.phase() == ForgeLanding.LandingPhase.MERGED);
    }

    private String fetched(LandingProgress merged) {
        mainline.fetch().ifPresent(problem -> {
            throw new ForgeException(
                    "Pull request %d is merged, and origin cannot be fetched: %s".formatted(merged.number(), problem));
        });
        if (!mainline.holds(merged.commit())) {
            throw new ForgeException("Pull request %d is merged as %s, which is not on %s at origin."
                    .formatted(merged.number(), merged.commit(), branch()));
        }
        return merged.commit();
    }

    @Override
    public boolean isAsked(String commit) {
        return branches.requested(commit).isPresent();
    }

    @Override
    public LandingAnswer land(LandOmnibus action, String last) {
        if (!mainline.leadsTo(last) || !isAlone(action.commit())) {
            return new LandingAnswer.Overtaken();
        }
        try {
            boolean anew = !isAsked(action.commit()) || branches.isMarked(action.commit());
            String head = branches.push(action.commit(), last);
            LandingProgress progress = forge.request(request(action, head, anew));
            branches.unmark(action.commit());
            return new LandingAnswer.Pending(fact(action, progress));
        } catch (PushRefusedException refused) {
            return new LandingAnswer.Refused(refused.words(), refused.getMessage());
        }
    }

    /** Takes back what was asked for before; false when one of those has landed meanwhile. */
    private boolean isAlone(String tested) {
        for (String other : branches.all()) {
            if (!other.equals(tested) && !takeBack(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeBack(String other) {
        Optional<String> merged = merged(other);
        if (merged.isPresent()) {
            new LandedHistory(repository).record(merged.get(), other);
            branches.drop(other);
            return false;
        }
        return withdraw(other);
    }

    @Override
    public boolean withdraw(String commit) {
        branches.mark(commit);
        forge.withdraw(branches.of(commit).name());
        boolean merged = mergedRequest(commit).isPresent();
        if (merged) {
            branches.unmark(commit);
        } else {
            branches.drop(commit);
        }
        return !merged;
    }

    @Override
    public boolean settle(LandOmnibus action) {
        boolean requested = isAsked(action.commit());
        if (requested) {
            branches.drop(action.commit());
        }
        return requested;
    }

    private LandingRequest request(LandOmnibus action, String head, boolean anew) {
        List<String> tasks = tasks(action.commit());
        return new LandingRequest(
                branches.of(action.commit()).name(),
                branch(),
                head,
                "Land " + (tasks.isEmpty() ? "the omnibus" : String.join(", ", tasks)),
                "Tested together as %s, tree %s.".formatted(action.commit(), action.tree()),
                linear,
                anew);
    }

    /** Those of all builds on top of each other since the mainline. */
    private List<String> tasks(String tested) {
        BuildLog log = new BuildLog(repository);
        Set<String> tasks = new TreeSet<>();
        String mainline = "";
        String commit = tested;
        while (!commit.equals(mainline)) {
            Optional<BuildRecord> record = log.endingAt(commit);
            record.ifPresent(built -> built.result().in().forEach(member -> tasks.add(member.task())));
            mainline = record.map(BuildRecord::mainline).orElse(commit);
            commit = record.map(BuildRecord::base).orElse(commit);
        }
        return List.copyOf(tasks);
    }

    private RequestedLanding fact(LandOmnibus action, LandingProgress progress) {
        return new RequestedLanding(
                action.commit(),
                action.tree(),
                progress.number(),
                LandingPhase.valueOf(progress.phase().name()),
                progress.words(),
                ElapsedTime.between(progress.since(), clock.instant()));
    }
}
