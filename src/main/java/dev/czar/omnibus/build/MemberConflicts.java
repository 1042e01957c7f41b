package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.plan.MergePlanner.MergeCosts;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which pairs of members would not merge, in which files, and what it costs that one of them has to give way. */
record MemberConflicts(Map<List<Member>, List<String>> files, Map<Member, Integer> sizes)
        implements MergeCosts<Member> {

    static MemberConflicts of(CommitHistory history, CommitMerger merger, String base, List<Member> members) {
        Map<MergePair, List<Member>> pairs = new LinkedHashMap<>();
        for (Member left : members) {
            for (Member right : members.subList(members.indexOf(left) + 1, members.size())) {
                pairs.put(new MergePair(left.head(), right.head()), List.of(left, right));
            }
        }
        Map<List<Member>, List<String>> files = new HashMap<>();
        merger.merge(List.copyOf(pairs.keySet())).forEach((pair, merge) -> {
            if (merge instanceof MergeResult.Conflicting conflict) {
                files.put(pairs.get(pair), conflict.files());
            }
        });
        Map<Member, Integer> sizes = new HashMap<>();
        members.forEach(member -> sizes.put(member, history.changedLines(base, member.head())));
        return new MemberConflicts(files, sizes);
    }

    /** The files in which two members meet; none when they merge. */
    List<String> between(Member left, Member right) {
        return files.getOrDefault(List.of(left, right), files.getOrDefault(List.of(right, left), List.of()));
    }

    /** The more files and the larger the change that has to give way, the dearer. */
    @Override
    public long of(Member earlier, Member later) {
        return (long) between(earlier, later).size() * (1 + sizes.get(later));
    }
}
