package dev.czar.world.forge;

/** The forge could not do what was asked, or could not be asked; the message is for people. */
public class ForgeFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ForgeFailed(String message) {
        super(message);
    }

    public ForgeFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
