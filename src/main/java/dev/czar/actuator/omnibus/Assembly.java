package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import dev.czar.omnibus.plan.Costs;
import dev.czar.omnibus.plan.Plan;
import dev.czar.omnibus.plan.Planner;
import dev.czar.omnibus.search.Eviction;
import dev.czar.omnibus.search.Found;
import dev.czar.omnibus.search.Search;
import dev.czar.omnibus.search.Unbuildable;
import dev.czar.world.check.Checks;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Settlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Orders members, merges and tries them together, and finds who has to stay out; the same verdicts give the same commit. */
final class Assembly {
    static final Comparator<Member> BY_TASK =
            Comparator.comparing(Member::task).thenComparing(Member::head).thenComparing(Member::branch);

    private final Repository repository;
    private final MergeTree merger;
    private final Checks checks;
    private final Luck luck;
    private final Settlement settlement;

    Assembly(Repository repository, MergeTree merger, Checks checks, Luck luck) {
        this.repository = repository;
        this.merger = merger;
        this.checks = checks;
        this.luck = luck;
        this.settlement = new Settlement(repository, merger);
    }

    Assembled assemble(String base, List<Member> members, Progress progress) throws Unbuildable, InterruptedException {
        settlement.learn(base, base);
        members.forEach(member -> settlement.learn(member.head(), base));
        Stack stack = new Stack(repository, merger, settlement, base);
        Lineage lineage = Lineage.of(repository.history(), members);
        Planner<Member> planner = new Planner<>(BY_TASK);
        Plan<Member> plan = planner.plan(members, lineage, Costs.none());
        Clashes clashes = new Clashes(Map.of(), Map.of());
        if (stack.of(plan.order()).obstacle().isPresent()) {
            clashes = Clashes.of(repository.history(), merger, base, plan.order());
            plan = planner.plan(members, lineage, clashes);
        }
        List<Member> order = plan.order();
        Found<Member> found = stack.of(order).commit().equals(base)
                        && stack.of(order).obstacle().isEmpty()
                ? new Found<>(order, List.of(), 0, 0)
                : new Search<>(order, lineage, new Trials(stack, checks, progress, luck), luck.pace()).run();
        List<Evictee> out = new ArrayList<>();
        for (Eviction<Member> eviction : found.out()) {
            out.add(new Charges(stack, progress, clashes).of(eviction));
        }
        return new Assembled(stack.of(found.in()).commit(), found.in(), out);
    }
}
