package dev.czar.omnibus.search;

/** Into how many parts a search splits at a time, and how often a trial of what is good fails all the same. */
public record Pace(int parts, double flakeRate) {
    private static final double LEAST = 0.0005;
    private static final double MOST = 0.5;

    public Pace {
        parts = Math.max(2, parts);
        flakeRate = Math.min(MOST, Math.max(LEAST, flakeRate));
    }
}
