package dev.czar.fact;

/** The commit the next omnibus build stands on; {@code fresh} when all that was integrated must be merged again. */
public record Foundation(String commit, boolean fresh) implements Derived {
    @Override
    public String subject() {
        return "omnibus";
    }
}
