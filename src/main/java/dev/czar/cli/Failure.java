package dev.czar.cli;

import picocli.CommandLine.ExitCode;

/** What went wrong in one sentence, and what the user can do about it. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;
    private final int exitCode;

    private Failure(String message, String hint, int exitCode, Throwable cause) {
        super(message, cause);
        this.hint = hint;
        this.exitCode = exitCode;
    }

    public static Failure of(String message, String hint) {
        return new Failure(message, hint, ExitCode.SOFTWARE, null);
    }

    public static Failure of(String message, String hint, Throwable cause) {
        return new Failure(message, hint, ExitCode.SOFTWARE, cause);
    }

    /** The command was called wrongly. */
    public static Failure usage(String message, String hint) {
        return new Failure(message, hint, ExitCode.USAGE, null);
    }

    public String hint() {
        return hint;
    }

    public int exitCode() {
        return exitCode;
    }
}
