package dev.czar.loop;

/** Where an accepted head stands: in the omnibus, next to go in, evicted or waiting, and why. */
public record MemberStatus(String task, String worker, String branch, String head, State state, String reason) {

    /** Where it stands, in a word. */
    public enum State {
        IN,
        NEXT,
        EVICTED,
        WAITING
    }
}
