package dev.czar;

/** How often a test repeats what may go wrong at any moment; {@code -Drounds=10} repeats it ten times as often. */
public final class TestRounds {

    private static final int FACTOR = Integer.getInteger("rounds", 1);

    private TestRounds() {}

    public static int of(int usual) {
        return usual * FACTOR;
    }
}
