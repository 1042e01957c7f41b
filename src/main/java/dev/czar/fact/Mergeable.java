package dev.czar.fact;

/** A head that can go into the omnibus now. */
public record Mergeable(String task, String branch, String head) implements Derived {
    @Override
    public String subject() {
        return task;
    }

    public Member member() {
        return new Member(task, branch, head);
    }
}
