package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.build.OmnibusAssembler.MemberContainment;
import dev.czar.omnibus.plan.MergePlanner;
import dev.czar.omnibus.plan.MergePlanner.MergePlan;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.merge.CommitMerger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a build of members would do, without doing it: their order, who would meet whom, and who has to stay out with others. */
public record BuildPreview(MergePlan<Member> plan, List<ConflictingMembers> conflicts, List<Member> leftOut) {

    /** Two members that would not merge, and the files in which they meet. */
    public record ConflictingMembers(Member one, Member other, List<String> files) {}

    /** {@code without} are left out, and with them who contains one of them. */
    public static BuildPreview of(
            GitRepository repository, CommitMerger merger, String base, List<Member> members, Set<Member> without) {
        MemberContainment lineage = MemberContainment.of(repository.history(), members);
        Set<Member> left = new LinkedHashSet<>();
        without.forEach(member -> left.addAll(lineage.dependants(member, members)));
        List<Member> asked =
                members.stream().filter(member -> !left.contains(member)).toList();
        MemberConflicts clashes = MemberConflicts.of(repository.history(), merger, base, asked);
        MergePlan<Member> plan = new MergePlanner<>(OmnibusAssembler.BY_TASK).plan(asked, lineage, clashes);
        List<ConflictingMembers> meetings = new ArrayList<>();
        for (Member one : plan.order()) {
            for (Member other : plan.order()
                    .subList(plan.order().indexOf(one) + 1, plan.order().size())) {
                if (!clashes.between(one, other).isEmpty()) {
                    meetings.add(new ConflictingMembers(one, other, clashes.between(one, other)));
                }
            }
        }
        return new BuildPreview(plan, meetings, List.copyOf(left));
    }
}
