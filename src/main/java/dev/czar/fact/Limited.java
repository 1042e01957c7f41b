package dev.czar.fact;

/** Alive and short of a resource. */
public record Limited(String worker, Resource resource) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
