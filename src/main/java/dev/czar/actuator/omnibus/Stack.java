package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import dev.czar.omnibus.search.Unbuildable;
import dev.czar.omnibus.search.Verdict;
import dev.czar.world.git.Commits;
import dev.czar.world.git.History;
import dev.czar.world.git.Merge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Resolution;
import dev.czar.world.git.Settlement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Merges members onto a base in the object database, one merge commit each; the same members give the same commit, ever. */
final class Stack {
    /** Begins the line of a merge commit that names a remembered resolution. */
    static final String LABEL = "Resolution: ";

    private final Commits commits;
    private final History history;
    private final MergeTree merger;
    private final Settlement settlement;
    private final String base;
    private final Map<List<String>, Stacked> known = new HashMap<>();

    Stack(Repository repository, MergeTree merger, Settlement settlement, String base) {
        this.commits = new Commits(repository);
        this.history = repository.history();
        this.merger = merger;
        this.settlement = settlement;
        this.base = base;
    }

    /** The commit with all these members, or the last good one before the member that does not merge. */
    Stacked of(List<Member> members) throws Unbuildable {
        Stacked stacked = new Stacked(base, Optional.empty());
        for (Member member : members) {
            if (stacked.obstacle().isPresent()) {
                return stacked;
            }
            List<String> step = List.of(stacked.commit(), member.head());
            Stacked next = known.get(step);
            stacked = next != null ? next : on(stacked.commit(), member);
            known.put(step, stacked);
        }
        return stacked;
    }

    private Stacked on(String tip, Member member) throws Unbuildable {
        if (history.contains(tip, member.head())) {
            return new Stacked(tip, Optional.empty());
        }
        Merge merge = merger.merge(tip, member.head());
        if (merge instanceof Merge.Clean clean) {
            return new Stacked(commits.merge(clean.tree(), tip, member.head(), message(member)), Optional.empty());
        }
        if (merge instanceof Merge.Conflicting conflict) {
            Optional<Settlement.Settled> settled = settlement.of(tip, member.head(), conflict.files());
            if (settled.isPresent()) {
                String message = message(member) + labels(settled.get().by());
                return new Stacked(commits.merge(settled.get().tree(), tip, member.head(), message), Optional.empty());
            }
            String log = "Files: %s%nKinds: %s"
                    .formatted(String.join(", ", conflict.files()), String.join(", ", conflict.kinds()));
            return new Stacked(tip, Optional.of(new Verdict.Unmergeable<>(member, log)));
        }
        if (merge instanceof Merge.Unknown unknown && unknown.lasting()) {
            return new Stacked(tip, Optional.of(new Verdict.Unmergeable<>(member, unknown.reason())));
        }
        throw new Unbuildable("%s cannot be merged: %s".formatted(member.branch(), merge));
    }

    private static String message(Member member) {
        return "Merge %s into the omnibus%n%nTask: %s%nBranch: %s%nHead: %s%n"
                .formatted(member.task(), member.task(), member.branch(), member.head())
                .replace("\r", "");
    }

    private static String labels(List<Resolution> resolutions) {
        return resolutions.stream()
                .map(resolution -> LABEL
                        + "%s %s, as in %s%n"
                                .formatted(resolution.key(), resolution.path(), resolution.commit())
                                .replace("\r", ""))
                .collect(Collectors.joining());
    }

    /** A commit, and what kept the next member out of it. */
    record Stacked(String commit, Optional<Verdict.Unmergeable<Member>> obstacle) {}
}
