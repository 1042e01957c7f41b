package dev.czar.fact;

/** A worker, idle or about to be, that could take a ready task; the smallest rank is the best pair. */
public record Suits(String task, String worker, String urgency, int fit, int load) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }

    /** A total order: the task's urgency, then how well the worker fits (smaller is better), then who had the least to do. */
    public String rank() {
        return "%s/%d/%05d/%s".formatted(urgency, fit, load, worker);
    }
}
