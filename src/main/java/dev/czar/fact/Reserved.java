package dev.czar.fact;

/** A ready task laid aside for a worker that is free or soon will be. */
public record Reserved(String task, String worker) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }
}
