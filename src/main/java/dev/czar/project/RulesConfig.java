package dev.czar.project;

/**
 * How saved rules come into force while Czar runs: at most {@code budget} decisions of the last {@code cycles} cycles may
 * come out otherwise, else a human is asked; without {@code reload} saved rules wait for the next start.
 */
public record RulesConfig(boolean reload, int budget, int cycles) {

    public static final RulesConfig DEFAULT = new RulesConfig(true, 20, 100);
}
