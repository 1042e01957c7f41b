package dev.czar.cli.console;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong in one sentence, and what the user can do about it. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;
    private final int exitCode;

    private CommandFailure(String message, String hint, int exitCode, Throwable cause) {
        super(message, cause);
        this.hint = hint;
        this.exitCode = exitCode;
    }

    public static CommandFailure of(String message, String hint) {
        return new CommandFailure(message, hint, ExitCode.SOFTWARE, null);
    }

    public static CommandFailure of(String message, String hint, Throwable cause) {
        return new CommandFailure(message, hint, ExitCode.SOFTWARE, cause);
    }

    /** The command was called wrongly. */
    public static CommandFailure wrongUsage(String message, String hint) {
        return new CommandFailure(message, hint, ExitCode.USAGE, null);
    }

    public String hint() {
        return hint;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Says what went wrong in one sentence, never with a stack trace unless CZAR_DEBUG is set. */
    public static final class FailureHandler implements IExecutionExceptionHandler {

        private final ProcessEnvironment environment;

        public FailureHandler(ProcessEnvironment surroundings) {
            this.environment = surroundings;
        }

        @Override
        public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
            if (!environment.variables().getOrDefault("CZAR_DEBUG", "").isEmpty()) {
                thrown.printStackTrace(environment.err());
            }
            CommandFailure failure = thrown instanceof CommandFailure known ? known : unexpected(thrown);
            if (parsed.subcommand() != null && asksForJson(parsed)) {
                new ConsoleOutput(environment).json(Map.of("error", failure.getMessage(), "hint", failure.hint()));
            }
            environment.err().println("czar: " + PrintableText.text(failure.getMessage()));
            if (!failure.hint().isEmpty()) {
                environment.err().println("  " + PrintableText.text(failure.hint()));
            }
            return failure.exitCode();
        }

        private static boolean asksForJson(ParseResult parsed) {
            return parsed.commandSpec().root().userObject() instanceof CzarCommand czar && czar.json();
        }

        private static CommandFailure unexpected(Exception thrown) {
            boolean outside = thrown instanceof IOException || thrown instanceof UncheckedIOException;
            String kind = outside ? "" : thrown.getClass().getSimpleName() + ": ";
            return CommandFailure.of(kind + FailureText.of(thrown), "set CZAR_DEBUG=1 to see where", thrown);
        }

        public static int exitCode(boolean fine) {
            return fine ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
