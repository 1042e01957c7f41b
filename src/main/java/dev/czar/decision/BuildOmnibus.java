package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Member;
import java.util.List;

/** Merge accepted heads into the omnibus without any checkout and check the merged tree. */
public record BuildOmnibus(List<Member> members, String base, int attempt) implements Action {
    /** The first attempt. */
    public BuildOmnibus(List<Member> members, String base) {
        this(members, base, 1);
    }

    public BuildOmnibus {
        members = members.stream().distinct().sorted().toList();
    }

    @Override
    public ActionKind kind() {
        return ActionKind.BUILD_OMNIBUS;
    }

    @Override
    public String target() {
        return digest(members, base);
    }

    @Override
    public String lane() {
        return "repository";
    }

    private static String digest(List<Member> members, String base) {
        return "%s/%08x".formatted(base, members.toString().hashCode());
    }
}
