package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.search.CulpritSearch.EvictionCause;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import dev.czar.omnibus.search.TrialResult;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitWriter;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.ConflictResolution;
import dev.czar.world.git.merge.ConflictResolver;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.merge.MergeResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Merges members onto a base in the object database, one merge commit each; the same members give the same commit, ever. */
final class MergeChain {
    /** Begins the line of a merge commit that names a remembered resolution. */
    static final String LABEL = "Resolution: ";

    private static final int MOST_BEHIND = 20_000;
    private static final String CUT =
            "; the history was cut when the repository was cloned: `git fetch --unshallow` brings the rest";

    private final CommitWriter commits;
    private final CommitHistory history;
    private final CommitMerger merger;
    private final ConflictResolver resolver;
    private final EquivalentChange equivalents;
    private final EarlierHeads earlier;
    private final String base;
    private final boolean isShallow;
    private final Map<List<String>, ChainTip> known = new HashMap<>();

    MergeChain(GitRepository repository, CommitMerger merger, ConflictResolver settlement, String base) {
        this.commits = new CommitWriter(repository);
        this.history = repository.history();
        this.merger = merger;
        this.resolver = settlement;
        this.equivalents = new EquivalentChange(repository);
        this.earlier = new EarlierHeads(history, base, MOST_BEHIND);
        this.base = base;
        this.isShallow = repository.isShallow();
    }

    /** The commit with all these members, or the last good one before the member that does not merge. */
    ChainTip of(List<Member> members) throws UnbuildableOmnibusException {
        ChainTip stacked = new ChainTip(base, Optional.empty());
        for (Member member : members) {
            if (stacked.unmergeable().isPresent()) {
                return stacked;
            }
            List<String> step = List.of(stacked.commit(), member.head());
            ChainTip next = known.get(step);
            stacked = next != null ? next : on(stacked.commit(), member);
            known.put(step, stacked);
        }
        return stacked;
    }

    private ChainTip on(String tip, Member member) throws UnbuildableOmnibusException {
        if (history.contains(tip, member.head())) {
            return new ChainTip(tip, Optional.empty());
        }
        Optional<String> replaced = replaced(tip, member);
        if (replaced.isPresent()) {
            return keptOut(tip, member, EvictionCause.HISTORY, replaced.get());
        }
        MergeResult merge = merger.merge(tip, member.head());
        if (merge instanceof MergeResult.Clean clean) {
            return new ChainTip(commits.merge(clean.tree(), tip, member.head(), message(member)), Optional.empty());
        }
        if (merge instanceof MergeResult.Conflicting conflict) {
            if (equivalents.in(tip, member.head()).isPresent()) {
                return new ChainTip(tip, Optional.empty());
            }
            Optional<ConflictResolver.ResolvedMerge> settled = resolver.resolve(tip, member.head(), conflict.files());
            if (settled.isPresent()) {
                String message = message(member) + labels(settled.get().resolutions());
                return new ChainTip(commits.merge(settled.get().tree(), tip, member.head(), message), Optional.empty());
            }
            String log = "Files: %s%nKinds: %s"
                    .formatted(String.join(", ", conflict.files()), String.join(", ", conflict.kinds()));
            return keptOut(tip, member, EvictionCause.CONFLICT, log);
        }
        if (merge instanceof MergeResult.Unknown unknown && unknown.isPermanent() && !isShallow) {
            String log =
                    "No commit is common to %s and the omnibus, so that nothing can be compared (%s); begin it again from there."
                            .formatted(member.branch(), unknown.reason());
            return keptOut(tip, member, EvictionCause.HISTORY, log);
        }
        throw new UnbuildableOmnibusException(
                "It cannot be told whether %s merges: %s%s".formatted(member.branch(), merge, isShallow ? CUT : ""));
    }

    private static ChainTip keptOut(String tip, Member member, EvictionCause cause, String log) {
        return new ChainTip(tip, Optional.of(new TrialResult.Unmergeable<>(member, cause, log)));
    }

    /** Why this head cannot go on top of an earlier one of its task that it does not contain: what it took out would stay in. */
    private Optional<String> replaced(String tip, Member member) {
        try {
            return earlier.headsOf(tip, subject(member), member.head()).stream()
                    .findFirst()
                    .map(head ->
                            """
                            The omnibus holds %s, an earlier head of this branch, which %s does not contain: it was amended or rebased since.
                            Bring that commit in again (git merge %s), and undo in commits of your own what should not stay.
                            """
                                    .formatted(head, member.head(), head));
        } catch (EarlierHeads.TooFarBehindException far) {
            return Optional.of(
                    """
                    It could not be told whether an earlier head of this branch is in the omnibus already: %s is more than %d commits behind it.
                    Bring the mainline in (git merge), which answers that, and report again.
                    """
                            .formatted(member.head(), MOST_BEHIND));
        }
    }

    private static String subject(Member member) {
        return message(member).lines().findFirst().orElseThrow();
    }

    private static String message(Member member) {
        return "Merge %s into the omnibus%n%nTask: %s%nBranch: %s%nHead: %s%n"
                .formatted(member.task(), member.task(), member.branch(), member.head())
                .replace("\r", "");
    }

    private static String labels(List<ConflictResolution> resolutions) {
        return resolutions.stream()
                .map(resolution -> LABEL
                        + "%s %s, as in %s%n"
                                .formatted(resolution.key(), resolution.path(), resolution.commit())
                                .replace("\r", ""))
                .collect(Collectors.joining());
    }

    /** A commit, and what kept the next member out of it. */
    record ChainTip(String commit, Optional<TrialResult.Unmergeable<Member>> unmergeable) {}
}
