package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Member;
import dev.czar.io.FailureText;
import dev.czar.omnibus.build.CheckTrials.FlakeRate;
import dev.czar.omnibus.build.EvictionReport.EvictedMember;
import dev.czar.omnibus.plan.MergePlanner;
import dev.czar.omnibus.plan.MergePlanner.MergeCosts;
import dev.czar.omnibus.plan.MergePlanner.MergePlan;
import dev.czar.omnibus.plan.MergeRequirements;
import dev.czar.omnibus.search.CulpritSearch;
import dev.czar.omnibus.search.CulpritSearch.MemberEviction;
import dev.czar.omnibus.search.CulpritSearch.SearchResult;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.MissingObjects;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.ConflictResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders members, merges and tries them together, and finds who has to stay out; the same verdicts give the same commit. */
final class OmnibusAssembler {
    static final Comparator<Member> BY_TASK =
            Comparator.comparing(Member::task).thenComparing(Member::head).thenComparing(Member::branch);

    private final GitRepository repository;
    private final CommitMerger merger;
    private final CheckSuite checks;
    private final FlakeRate flakeRate;
    private final ConflictResolver resolver;
    private final MissingObjects missing;

    OmnibusAssembler(GitRepository repository, CommitMerger merger, CheckSuite checks, FlakeRate flakeRate) {
        this.repository = repository;
        this.merger = merger;
        this.checks = checks;
        this.flakeRate = flakeRate;
        this.resolver = new ConflictResolver(repository, merger);
        this.missing = new MissingObjects(repository);
    }

    /** Whose files the repository lost is out before the others are tried: what is merged must be there to be checked. */
    AssembledOmnibus assemble(String base, List<Member> members, TrialLog progress)
            throws UnbuildableOmnibusException, InterruptedException {
        List<EvictedMember> lost = members.stream()
                .flatMap(member ->
                        gone(member).stream().map(reason -> new EvictedMember(member, EvictionReason.HISTORY, reason)))
                .toList();
        if (lost.isEmpty()) {
            return assembleWhole(base, members, progress);
        }
        List<Member> out = lost.stream().map(EvictedMember::member).toList();
        AssembledOmnibus rest = assembleWhole(
                base, members.stream().filter(member -> !out.contains(member)).toList(), progress);
        return new AssembledOmnibus(
                rest.tip(),
                rest.in(),
                Stream.concat(lost.stream(), rest.out().stream()).toList());
    }

    private Optional<String> gone(Member member) {
        try {
            missing.fetch(member.head());
            return Optional.empty();
        } catch (IOException | GitException reason) {
            return Optional.of(FailureText.of(reason));
        }
    }

    private AssembledOmnibus assembleWhole(String base, List<Member> members, TrialLog progress)
            throws UnbuildableOmnibusException, InterruptedException {
        resolver.learn(base, base);
        members.forEach(member -> resolver.learn(member.head(), base));
        MergeChain stack = new MergeChain(repository, merger, resolver, base);
        MemberContainment lineage = MemberContainment.of(repository.history(), members);
        MergePlanner<Member> planner = new MergePlanner<>(BY_TASK);
        MergePlan<Member> plan = planner.plan(members, lineage, MergeCosts.none());
        MemberConflicts clashes = new MemberConflicts(Map.of(), Map.of());
        if (stack.of(plan.order()).unmergeable().isPresent()) {
            clashes = MemberConflicts.of(repository.history(), merger, base, plan.order());
            plan = planner.plan(members, lineage, clashes);
        }
        List<Member> order = plan.order();
        SearchResult<Member> found = stack.of(order).commit().equals(base)
                        && stack.of(order).unmergeable().isEmpty()
                ? new SearchResult<>(order, List.of(), 0, 0)
                : new CulpritSearch<>(
                                order,
                                lineage,
                                new CheckTrials(stack, checks, progress, flakeRate),
                                flakeRate.searchOptions())
                        .run();
        List<EvictedMember> out = new ArrayList<>();
        for (MemberEviction<Member> eviction : found.evicted()) {
            out.add(new EvictionReport(stack, progress, clashes).of(eviction));
        }
        return new AssembledOmnibus(stack.of(found.included()).commit(), found.included(), out);
    }

    /** What came of merging members: the last commit, who is in it, who is not. */
    record AssembledOmnibus(String tip, List<Member> in, List<EvictedMember> out) {
        AssembledOmnibus {
            in = List.copyOf(in);
            out = List.copyOf(out);
        }
    }

    /** Which members contain others in their history; merging the one brings the other in. */
    record MemberContainment(Set<List<Member>> pairs) implements MergeRequirements<Member> {

        static MemberContainment of(CommitHistory history, List<Member> members) {
            Set<List<Member>> pairs = new HashSet<>();
            for (Member member : members) {
                for (Member other : members) {
                    if (!member.head().equals(other.head()) && history.contains(member.head(), other.head())) {
                        pairs.add(List.of(member, other));
                    }
                }
            }
            return new MemberContainment(pairs);
        }

        @Override
        public boolean needs(Member member, Member other) {
            return pairs.contains(List.of(member, other));
        }
    }
}
