package dev.czar.world.git;

/** Git could not do what was asked; the message is for people. */
public final class GitFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GitFailed(String message) {
        super(message);
    }

    GitFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
