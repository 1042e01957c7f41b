package dev.czar.actuator.omnibus;

import dev.czar.fact.Member;
import dev.czar.omnibus.Requirements;
import dev.czar.world.git.History;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which members contain others in their history; merging the one brings the other in. */
record Lineage(Set<List<Member>> pairs) implements Requirements<Member> {

    static Lineage of(History history, List<Member> members) {
        Set<List<Member>> pairs = new HashSet<>();
        for (Member member : members) {
            for (Member other : members) {
                if (!member.head().equals(other.head()) && history.contains(member.head(), other.head())) {
                    pairs.add(List.of(member, other));
                }
            }
        }
        return new Lineage(pairs);
    }

    @Override
    public boolean needs(Member member, Member other) {
        return pairs.contains(List.of(member, other));
    }
}
