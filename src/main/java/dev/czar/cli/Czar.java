package dev.czar.cli;

import dev.czar.cli.demo.DemoCommand;
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
        version = "czar 0.1.0",
        description = "An autonomous supervisor for AI coding workers that run in parallel on one repository.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 fine, 1 found problems, 2 wrong usage."},
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            DryRunCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            BacktestCommand.class,
            TestCommand.class,
            RulesCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            FactsCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            WorkersCommand.class,
            TasksCommand.class,
            OmnibusCommand.class,
            PrCommand.class,
            ConflictsCommand.class,
            NextCommand.class,
            DecisionsCommand.class,
            WhyCommand.class,
            WhyNotCommand.class,
            HoldCommand.class,
            ReleaseCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            EstopCommand.class,
            OpenCommand.class,
            ApproveCommand.class,
            VetoCommand.class,
            ForceCommand.class,
            UndoCommand.class,
            TakeOverCommand.class,
            UpCommand.class,
            DownCommand.class,
            ServeCommand.class,
            CompletionCommand.class
        })
public final class Czar implements Runnable {

    private final Surroundings surroundings;

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

    public Czar(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The whole command line, ready to execute; more subcommands may be added to it. */
    public static CommandLine commandLine(Surroundings surroundings) {
        CommandLine line = new CommandLine(new Czar(surroundings));
        Complaints complaints = new Complaints(surroundings);
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.colourful() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(complaints);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which command");
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public boolean json() {
        return json;
    }

    /** The directory the user means: {@code --project}, or the current one. */
    public Path directory() {
        return project == null
                ? surroundings.directory()
                : surroundings.directory().resolve(project);
    }

    Output output() {
        return new Output(surroundings);
    }
}
