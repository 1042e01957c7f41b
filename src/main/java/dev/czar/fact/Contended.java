package dev.czar.fact;

/** A task whose files a worker is changing for another task. */
public record Contended(String task, String worker) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }
}
