package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, never with a stack trace unless CZAR_DEBUG is set. */
final class Complaints implements IExecutionExceptionHandler {

    private final Surroundings surroundings;

    Complaints(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        if (!surroundings.environment().getOrDefault("CZAR_DEBUG", "").isEmpty()) {
            thrown.printStackTrace(surroundings.err());
        }
        Failure failure = thrown instanceof Failure known ? known : unexpected(thrown);
        if (parsed.subcommand() != null && asksForJson(parsed)) {
            new Output(surroundings).json(Map.of("error", failure.getMessage(), "hint", failure.hint()));
        }
        surroundings.err().println("czar: " + Printable.text(failure.getMessage()));
        if (!failure.hint().isEmpty()) {
            surroundings.err().println("  " + Printable.text(failure.hint()));
        }
        return failure.exitCode();
    }

    private static boolean asksForJson(ParseResult parsed) {
        return parsed.commandSpec().root().userObject() instanceof Czar czar && czar.json();
    }

    private static Failure unexpected(Exception thrown) {
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return Failure.of(
                "%s%s".formatted(thrown.getClass().getSimpleName(), message), "set CZAR_DEBUG=1 to see where", thrown);
    }

    static int exitCode(boolean fine) {
        return fine ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
