package dev.czar.fact;

/** Has claimed completion and will soon be free. */
public record Finishing(String worker, String task) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
