package dev.czar.fact;

/** Has claimed completion at this head, with nothing against it so far, and will soon be free. */
public record Finishing(String worker, String task, String branch, String head) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
