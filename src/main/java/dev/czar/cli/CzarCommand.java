package dev.czar.cli;

import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.cli.console.WrongUsageHandler;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; what all subcommands have in common. */
@Command(
        name = "czar",
        version = "czar " + CzarCommand.VERSION,
        description = "An autonomous supervisor for AI coding workers that run in parallel on one repository.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 fine, 1 found problems, 2 wrong usage."})
public final class CzarCommand implements Runnable {

    /** The version in pom.xml. */
    public static final String VERSION = "0.6.0";

    private final ProcessEnvironment environment;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON for programs.")
    private boolean json;

    @Option(
            names = "--project",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "A directory in the project's repository (default: the current one).")
    private Path project;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what this command does.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    public CzarCommand(ProcessEnvironment surroundings) {
        this.environment = surroundings;
    }

    /** The whole command line, ready to execute; more subcommands may be added to it. */
    public static CommandLine commandLine(ProcessEnvironment surroundings) {
        CommandLine line = new CommandLine(new CzarCommand(surroundings));
        CommandTable.addAll(line);
        return prepared(line, surroundings);
    }

    /** What these arguments need of it: reading a command's options takes as long as many a command, and there are sixty. */
    public static CommandLine commandLine(ProcessEnvironment surroundings, String... arguments) {
        CommandLine line = new CommandLine(new CzarCommand(surroundings));
        CommandTable.addNamed(line, arguments);
        return prepared(line, surroundings);
    }

    private static CommandLine prepared(CommandLine line, ProcessEnvironment surroundings) {
        FailureHandler complaints = new FailureHandler(surroundings);
        CommandOverview.addTo(line);
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.usesColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsageHandler(surroundings))
                .setExecutionExceptionHandler(complaints);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command");
    }

    public ProcessEnvironment environment() {
        return environment;
    }

    public boolean json() {
        return json;
    }

    /** The directory the user means: {@code --project}, or the current one. */
    public Path directory() {
        return project == null
                ? environment.directory()
                : environment.directory().resolve(project);
    }

    public ConsoleOutput output() {
        return new ConsoleOutput(environment);
    }
}
