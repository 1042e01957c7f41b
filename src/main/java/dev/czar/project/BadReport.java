package dev.czar.project;

/** A report that cannot be understood; the message says why. */
public final class BadReport extends Exception {

    private static final long serialVersionUID = 1L;

    public BadReport(String reason) {
        super(reason);
    }
}
