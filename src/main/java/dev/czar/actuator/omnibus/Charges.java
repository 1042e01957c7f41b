package dev.czar.actuator.omnibus;

import dev.czar.fact.EvictionReason;
import dev.czar.fact.Member;
import dev.czar.omnibus.search.Eviction;
import dev.czar.omnibus.search.Unbuildable;
import java.util.List;
import java.util.stream.Collectors;

/** Says of each evicted member why it is out, with whom it fails, and on what that can be seen again. */
record Charges(Stack stack, Progress progress, Clashes clashes) {

    Evictee of(Eviction<Member> eviction) throws Unbuildable {
        return switch (eviction.cause()) {
            case CONFLICT -> new Evictee(eviction.member(), EvictionReason.CONFLICT, conflict(eviction));
            case ALONE -> new Evictee(eviction.member(), EvictionReason.CHECKS, shown(eviction));
            case TOGETHER ->
                new Evictee(
                        eviction.member(),
                        EvictionReason.CHECKS,
                        "It passes by itself and fails together with %s, which is in.%n%s"
                                .formatted(named(eviction.with()), shown(eviction)));
            case REQUIREMENT ->
                new Evictee(
                        eviction.member(),
                        EvictionReason.REQUIREMENT,
                        "It contains %s, which was evicted, and waits until that is repaired."
                                .formatted(named(eviction.with())));
        };
    }

    private String conflict(Eviction<Member> eviction) throws Unbuildable {
        List<Member> rivals = eviction.tried().stream()
                .filter(other -> !clashes.between(other, eviction.member()).isEmpty())
                .toList();
        String met = rivals.isEmpty() ? "" : "It meets %s there.%n".formatted(named(rivals));
        String tip = stack.of(eviction.tried()).commit();
        return "Does not merge onto %s.%n%s%n%sTo see it: git merge %s".formatted(tip, eviction.log(), met, tip);
    }

    private String shown(Eviction<Member> eviction) throws Unbuildable {
        String commit = stack.of(eviction.tried()).commit();
        String kept = progress.refTo(commit).orElse(commit);
        return "%s%nTo see it: git switch --detach %s  # kept as %s".formatted(eviction.log(), commit, kept);
    }

    private static String named(List<Member> members) {
        return members.stream()
                .map(member -> "%s (%s at %s)".formatted(member.task(), member.branch(), member.head()))
                .collect(Collectors.joining(", "));
    }
}
