package dev.czar.fact;

/** Its terminal pane and the process in it are there. */
public record Alive(String worker) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
