package dev.czar.omnibus.build;

import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.search.CulpritSearch.MemberEviction;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import java.util.List;
import java.util.stream.Collectors;

/** Says of each evicted member why it is out, with whom it fails, and on what that can be seen again. */
record EvictionReport(MergeChain stack, TrialLog progress, MemberConflicts clashes) {

    EvictedMember of(MemberEviction<Member> eviction) throws UnbuildableOmnibusException {
        return switch (eviction.cause()) {
            case CONFLICT -> new EvictedMember(eviction.member(), EvictionReason.CONFLICT, conflict(eviction));
            case HISTORY -> new EvictedMember(eviction.member(), EvictionReason.HISTORY, eviction.log());
            case ALONE -> new EvictedMember(eviction.member(), EvictionReason.CHECKS, shown(eviction));
            case TOGETHER ->
                new EvictedMember(
                        eviction.member(),
                        EvictionReason.CHECKS,
                        "It passes by itself and fails together with %s, which is already in the omnibus.%n%s"
                                .formatted(named(eviction.partners()), shown(eviction)));
            case REQUIREMENT ->
                new EvictedMember(
                        eviction.member(),
                        EvictionReason.REQUIREMENT,
                        "It contains %s, which was evicted, and waits until that is repaired."
                                .formatted(named(eviction.partners())));
        };
    }

    private String conflict(MemberEviction<Member> eviction) throws UnbuildableOmnibusException {
        List<Member> rivals = eviction.tried().stream()
                .filter(other -> !clashes.between(other, eviction.member()).isEmpty())
                .toList();
        String met = rivals.isEmpty() ? "" : "It conflicts with %s.%n".formatted(named(rivals));
        String tip = stack.of(eviction.tried()).commit();
        return "Does not merge onto %s.%n%s%n%sTo see it: git merge %s".formatted(tip, eviction.log(), met, tip);
    }

    private String shown(MemberEviction<Member> eviction) throws UnbuildableOmnibusException {
        String commit = stack.of(eviction.tried()).commit();
        String kept = progress.refTo(commit).orElse(commit);
        return "%s%nTo see it: git switch --detach %s  # kept as %s".formatted(eviction.log(), commit, kept);
    }

    private static String named(List<Member> members) {
        return members.stream()
                .map(member -> "%s (%s at %s)".formatted(member.task(), member.branch(), member.head()))
                .collect(Collectors.joining(", "));
    }

    /** A member that could not go in, and why. */
    record EvictedMember(Member member, EvictionReason reason, String log) {}
}
