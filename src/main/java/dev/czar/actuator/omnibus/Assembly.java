package dev.czar.actuator.omnibus;

import dev.czar.fact.EvictionReason;
import dev.czar.fact.Member;
import dev.czar.omnibus.search.Unbuildable;
import dev.czar.world.check.CheckReport;
import dev.czar.world.check.CheckVerdict;
import dev.czar.world.check.Checks;
import dev.czar.world.git.Commits;
import dev.czar.world.git.History;
import dev.czar.world.git.Merge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Merges members onto a base in the object database, one merge commit each. All at once and checked once when that is
 * good; else one by one, each checked, so that who breaks it is known. The same members on the same base give the same commit.
 */
final class Assembly {
    private final Repository repository;
    private final History history;
    private final MergeTree merger;
    private final Checks checks;

    Assembly(Repository repository, MergeTree merger, Checks checks) {
        this.repository = repository;
        this.history = repository.history();
        this.merger = merger;
        this.checks = checks;
    }

    Assembled assemble(String base, List<Member> members) throws Unbuildable, InterruptedException {
        List<Member> ordered = ordered(members);
        Assembled together = merged(base, ordered, commit -> Optional.empty());
        if (together.tip().equals(base) || check(together.tip()).isEmpty()) {
            return together;
        }
        Optional<String> rotten = check(base);
        if (rotten.isPresent()) {
            throw new Unbuildable("the base %s itself fails its checks: %s".formatted(base, rotten.get()));
        }
        return merged(base, ordered, this::check);
    }

    private Assembled merged(String base, List<Member> members, Gate gate) throws Unbuildable, InterruptedException {
        String tip = base;
        List<Member> in = new ArrayList<>();
        List<Evictee> out = new ArrayList<>();
        for (Member member : members) {
            if (history.contains(tip, member.head())) {
                in.add(member);
                continue;
            }
            Optional<Evictee> carrier = carrier(member, out);
            Merge merge = merger.merge(tip, member.head());
            if (carrier.isPresent()) {
                out.add(carrier.get());
            } else if (merge instanceof Merge.Clean clean) {
                String commit = commit(clean.tree(), tip, member);
                Optional<String> failure = gate.objection(commit);
                if (failure.isEmpty()) {
                    tip = commit;
                    in.add(member);
                } else {
                    out.add(new Evictee(member, EvictionReason.CHECKS, failure.get()));
                }
            } else {
                out.add(conflict(tip, member, merge));
            }
        }
        return new Assembled(tip, in, out);
    }

    private static Evictee conflict(String tip, Member member, Merge merge) throws Unbuildable {
        if (merge instanceof Merge.Conflicting conflict) {
            String log = "Does not merge onto %s.%nFiles: %s%nKinds: %s"
                    .formatted(tip, String.join(", ", conflict.files()), String.join(", ", conflict.kinds()));
            return new Evictee(member, EvictionReason.CONFLICT, log);
        }
        throw new Unbuildable("%s cannot be merged: %s".formatted(member.branch(), merge));
    }

    /** A head that contains an evicted one would bring it in again. */
    private Optional<Evictee> carrier(Member member, List<Evictee> out) {
        return out.stream()
                .filter(evicted ->
                        history.contains(member.head(), evicted.member().head()))
                .findFirst()
                .map(evicted -> new Evictee(
                        member,
                        evicted.reason(),
                        "Contains %s of %s, which was evicted.%n%s"
                                .formatted(
                                        evicted.member().head(),
                                        evicted.member().task(),
                                        evicted.log())));
    }

    private String commit(String tree, String tip, Member member) {
        String message = "Merge %s into the omnibus%n%nTask: %s%nBranch: %s%nHead: %s%n"
                .formatted(member.task(), member.task(), member.branch(), member.head())
                .replace("\r", "");
        return new Commits(repository).merge(tree, tip, member.head(), message);
    }

    private Optional<String> check(String commit) throws Unbuildable, InterruptedException {
        CheckReport report = checks.run(commit);
        if (report.verdict() == CheckVerdict.ERROR) {
            throw new Unbuildable("checks could not be run: " + report.log());
        }
        return report.passed() ? Optional.empty() : Optional.of(report.log());
    }

    /** Who is contained in others goes first; then by task. */
    private List<Member> ordered(List<Member> members) {
        return members.stream()
                .sorted(Comparator.comparingLong((Member member) -> depth(member, members))
                        .thenComparing(Member::task)
                        .thenComparing(Member::head))
                .toList();
    }

    private long depth(Member member, List<Member> members) {
        return members.stream()
                .filter(other -> !other.head().equals(member.head()) && history.contains(member.head(), other.head()))
                .count();
    }

    /** Says what speaks against a merged commit. */
    private interface Gate {
        Optional<String> objection(String commit) throws Unbuildable, InterruptedException;
    }
}
