package dev.czar.omnibus.build;

import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.build.EvictionReport.EvictedMember;
import dev.czar.omnibus.build.OmnibusAssembler.AssembledOmnibus;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.GitRepository.GitException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The members of a build that would bring in what is to stay out, each with a word about that. */
record LeftOutMembers(List<EvictedMember> out) {

    static LeftOutMembers of(CommitHistory history, BuildOmnibus action, String ground) {
        List<EvictedMember> out = new ArrayList<>();
        List<Member> withheld = action.without().stream()
                .filter(left -> !contains(history, ground, left.head()))
                .filter(left -> !comesAnyway(history, left, action))
                .toList();
        for (Member member : action.members()) {
            withheld.stream()
                    .filter(left -> contains(history, member.head(), left.head()))
                    .findFirst()
                    .ifPresent(left -> out.add(new EvictedMember(member, EvictionReason.REQUIREMENT, reason(left))));
        }
        return new LeftOutMembers(out);
    }

    /** Its own task brings it in with a newer head. */
    private static boolean comesAnyway(CommitHistory history, Member left, BuildOmnibus action) {
        return action.members().stream()
                .anyMatch(member -> member.task().equals(left.task()) && contains(history, member.head(), left.head()));
    }

    /** A commit that is not there any more is in nothing. */
    private static boolean contains(CommitHistory history, String commit, String part) {
        try {
            return history.contains(commit, part);
        } catch (GitException gone) {
            return false;
        }
    }

    private static String reason(Member left) {
        return "It contains %s (%s at %s), which cannot land as it is, and waits until that is mended."
                .formatted(left.task(), left.branch(), left.head());
    }

    List<Member> remaining(List<Member> members) {
        return members.stream()
                .filter(member -> out.stream().noneMatch(one -> one.member().equals(member)))
                .toList();
    }

    AssembledOmnibus beside(AssembledOmnibus built) {
        return new AssembledOmnibus(
                built.tip(),
                built.in(),
                Stream.concat(built.out().stream(), out.stream()).toList());
    }
}
