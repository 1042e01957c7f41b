package dev.czar.fact;

/** A worker, idle or about to be, that could take a ready task; the smallest rank is the best pair. */
public record Suits(String task, String worker, String rank) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }
}
