package dev.czar.world.transcript;

/** Tokens of requests to a model: read, answered, read from its cache and written to it; {@code input} is without the last two. */
public record TokenCount(long input, long output, long cacheRead, long cacheWrite) {

    public static final TokenCount NONE = new TokenCount(0, 0, 0, 0);

    /** What a model reads for one request. */
    public long context() {
        return input + cacheRead + cacheWrite;
    }

    /** What counts as used: all but what was read from a cache. */
    public long used() {
        return input + output + cacheWrite;
    }

    public TokenCount plus(TokenCount other) {
        return new TokenCount(
                input + other.input, output + other.output, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite);
    }

    /** What this is more than an earlier count of the same; never less than nothing. */
    public TokenCount since(TokenCount earlier) {
        return new TokenCount(
                Math.max(0, input - earlier.input),
                Math.max(0, output - earlier.output),
                Math.max(0, cacheRead - earlier.cacheRead),
                Math.max(0, cacheWrite - earlier.cacheWrite));
    }
}
