package dev.czar.fact;

/** The task the worker has got and is to work on. */
public record InHand(String worker, String task) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
