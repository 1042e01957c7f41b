package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import dev.czar.omnibus.plan.Plan;
import dev.czar.omnibus.plan.Planner;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a build of members would do, without doing it: their order, who would meet whom, and who has to stay out with others. */
public record Foresight(Plan<Member> plan, List<Meeting> meetings, List<Member> left) {

    /** Two members that would not merge, and the files in which they meet. */
    public record Meeting(Member one, Member other, List<String> files) {}

    /** {@code without} are left out, and with them who contains one of them. */
    public static Foresight of(
            Repository repository, MergeTree merger, String base, List<Member> members, Set<Member> without) {
        Lineage lineage = Lineage.of(repository.history(), members);
        Set<Member> left = new LinkedHashSet<>();
        without.forEach(member -> left.addAll(lineage.dependants(member, members)));
        List<Member> asked =
                members.stream().filter(member -> !left.contains(member)).toList();
        Clashes clashes = Clashes.of(repository.history(), merger, base, asked);
        Plan<Member> plan = new Planner<>(Assembly.BY_TASK).plan(asked, lineage, clashes);
        List<Meeting> meetings = new ArrayList<>();
        for (Member one : plan.order()) {
            for (Member other : plan.order()
                    .subList(plan.order().indexOf(one) + 1, plan.order().size())) {
                if (!clashes.between(one, other).isEmpty()) {
                    meetings.add(new Meeting(one, other, clashes.between(one, other)));
                }
            }
        }
        return new Foresight(plan, meetings, List.copyOf(left));
    }
}
