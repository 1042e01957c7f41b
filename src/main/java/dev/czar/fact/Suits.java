package dev.czar.fact;

/** An idle worker that could take a ready task; the smallest rank is the best pair. */
public record Suits(String task, String worker, String rank) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }
}
