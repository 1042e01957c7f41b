package dev.czar.fact;

/** A head that can go into the omnibus now. */
public record Mergeable(Member member) implements Derived {
    @Override
    public String subject() {
        return member.task();
    }
}
