package dev.czar.world.git;

/** Where a file does not merge, as {@code "3-5,9"} of our side and of theirs; {@code ""} when it is not about lines. */
public record Lines(String ours, String theirs) {
    static final Lines NONE = new Lines("", "");

    public Lines swapped() {
        return new Lines(theirs, ours);
    }
}
