package dev.czar.loop;

import dev.czar.fact.Fact;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.OmnibusReadiness.BuildBase;
import dev.czar.fact.OmnibusReadiness.Mergeable;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.omnibus.build.BuildPreview;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.ResolutionStore;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the omnibus is about to become, and how conflicts are settled in it, asked of the repository and of what is concluded. */
public final class OmnibusPreview {
    private final GitRepository repository;
    private final CommitMerger merger;
    private final ResolutionStore resolutions;
    private final Clock clock;

    public OmnibusPreview(GitRepository repository, CommitMerger merger, Clock clock) {
        this.repository = repository;
        this.merger = merger;
        this.resolutions = new ResolutionStore(repository);
        this.clock = clock;
    }

    /** What would be built next; with a worker named, as if nothing of that worker's were accepted. */
    public OmnibusPlan plan(Collection<? extends Fact> facts, String withoutWorker) {
        List<Member> members =
                all(facts, Mergeable.class).stream().map(Mergeable::member).toList();
        Set<String> tasks = all(facts, Accepted.class).stream()
                .filter(accepted -> accepted.worker().equals(withoutWorker))
                .map(Accepted::task)
                .collect(Collectors.toSet());
        Set<Member> without =
                members.stream().filter(member -> tasks.contains(member.task())).collect(Collectors.toSet());
        String base = base(facts);
        if (base.isEmpty()) {
            return new OmnibusPlan(base, List.of(), List.of(), 0, List.of(), List.of());
        }
        BuildPreview foresight = BuildPreview.of(repository, merger, base, members, without);
        return new OmnibusPlan(
                base,
                foresight.plan().order(),
                foresight.conflicts(),
                foresight.plan().cost(),
                foresight.plan().cycles(),
                foresight.leftOut());
    }

    public List<RememberedResolution> resolutions() {
        return resolutions.list().stream()
                .map(one -> new RememberedResolution(one.key(), one.path(), one.commit(), one.author()))
                .toList();
    }

    /** Takes back how a conflict is settled; false when there is none of this key. */
    public boolean revoke(String key, String author) {
        return resolutions.revoke(key, author, clock.instant());
    }

    private static String base(Collection<? extends Fact> facts) {
        return all(facts, BuildBase.class).stream()
                .map(BuildBase::commit)
                .findFirst()
                .orElse("");
    }

    private static <F extends Fact> List<F> all(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * What the next build would do: members in order, pairs that would not merge, the cost of that, rings in full, and who would
     * be {@code left} out. {@code base} is the commit it stands on.
     */
    public record OmnibusPlan(
            String base,
            List<Member> order,
            List<BuildPreview.ConflictingMembers> conflicts,
            long cost,
            List<List<Member>> cycles,
            List<Member> leftOut) {}

    /** How a conflict is settled wherever the same contents meet: as in this file of this merge commit. */
    public record RememberedResolution(String key, String path, String commit, String author) {}
}
