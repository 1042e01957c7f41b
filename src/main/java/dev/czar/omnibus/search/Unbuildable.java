package dev.czar.omnibus.search;

/** An omnibus cannot be built now, through no fault of a member. */
public final class Unbuildable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unbuildable(String reason) {
        super(reason);
    }
}
