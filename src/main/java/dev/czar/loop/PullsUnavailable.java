package dev.czar.loop;

/** The forge or the repository could not be asked about a pull request. */
public final class PullsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PullsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
