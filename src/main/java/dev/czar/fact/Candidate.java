package dev.czar.fact;

/** A worker that can take a task, at once ({@code delay} 0) or next, with the number of tasks it has had. */
public record Candidate(String worker, int delay, int load) implements Derived {
    @Override
    public String subject() {
        return worker;
    }

    /** Sorts before every candidate that has had more tasks, then by name. */
    public String standing() {
        return Padded.of(load) + "/" + worker;
    }
}
