package dev.czar.simulation.world;

import java.time.Duration;
import java.util.SplittableRandom;

/** Random numbers about one subject: the same seed and subject draw the same, whatever is drawn about others. */
public final class RandomDraws {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private RandomDraws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static RandomDraws of(long seed, Object... subject) {
        long mixed = seed * MIX;
        for (Object part : subject) {
            for (char letter : part.toString().toCharArray()) {
                mixed = (mixed ^ letter) * MIX;
                mixed ^= mixed >>> 29;
            }
            mixed = (mixed ^ '/') * MIX;
        }
        return new RandomDraws(mixed);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Log-normally distributed, in whole seconds. */
    public Duration around(Duration median, double spread) {
        return seconds(median.toMillis() / 1000.0 * Math.exp(spread * random.nextGaussian()));
    }

    /** Exponentially distributed, in whole seconds. */
    public Duration about(Duration mean) {
        return seconds(-Math.log(1 - random.nextDouble()) * mean.toMillis() / 1000.0);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    }
}
