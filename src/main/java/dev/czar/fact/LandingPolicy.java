package dev.czar.fact;

/** What lands at a time. */
public record LandingPolicy(Landing landing) implements Limit {
    @Override
    public String subject() {
        return landing.name();
    }
}
