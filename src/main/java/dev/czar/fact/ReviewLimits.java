package dev.czar.fact;

/** How often work goes back to its worker before a human is asked. */
public record ReviewLimits(int rounds) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
