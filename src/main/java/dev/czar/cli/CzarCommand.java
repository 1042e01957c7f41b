package dev.czar.cli;

import dev.czar.cli.agent.AgentsCommand;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ProcessEnvironment;
import dev.czar.cli.console.WrongUsageHandler;
import dev.czar.cli.decision.DecisionsCommand;
import dev.czar.cli.decision.DecisionsCommand.WhyCommand;
import dev.czar.cli.decision.EstopCommand;
import dev.czar.cli.decision.NextCommand;
import dev.czar.cli.decision.NoteCommand;
import dev.czar.cli.decision.OrderCommand;
import dev.czar.cli.decision.PermissionsCommand;
import dev.czar.cli.decision.WhyNotCommand;
import dev.czar.cli.demo.DemoCommand;
import dev.czar.cli.editor.LspCommand;
import dev.czar.cli.recording.BacktestCommand;
import dev.czar.cli.recording.BenchCommand;
import dev.czar.cli.recording.DryRunCommand;
import dev.czar.cli.recording.RecordCommand;
import dev.czar.cli.recording.ReplayCommand;
import dev.czar.cli.recording.ReplayCommand.VerifyCommand;
import dev.czar.cli.rule.FmtCommand;
import dev.czar.cli.rule.LimitsCommand;
import dev.czar.cli.rule.RuleCheckCommand;
import dev.czar.cli.rule.RuleTestCommand;
import dev.czar.cli.rule.RulesCommand;
import dev.czar.cli.setup.DoctorCommand;
import dev.czar.cli.setup.ImportCommand;
import dev.czar.cli.setup.InitCommand;
import dev.czar.cli.setup.LedgerCommand;
import dev.czar.cli.setup.NotifyCommand;
import dev.czar.cli.setup.OpenCommand;
import dev.czar.cli.setup.SchemaCommand;
import dev.czar.cli.setup.ServeCommand;
import dev.czar.cli.setup.ServiceCommand;
import dev.czar.cli.setup.TokenCommand;
import dev.czar.cli.setup.UpCommand;
import dev.czar.cli.setup.UpCommand.DownCommand;
import dev.czar.cli.simulation.HistoryCommand;
import dev.czar.cli.simulation.ProposalsCommand;
import dev.czar.cli.simulation.RecommendCommand;
import dev.czar.cli.simulation.SimulateCommand;
import dev.czar.cli.status.AttachCommand;
import dev.czar.cli.status.ConflictsCommand;
import dev.czar.cli.status.FactsCommand;
import dev.czar.cli.status.LogsCommand;
import dev.czar.cli.status.OmnibusCommand;
import dev.czar.cli.status.PullRequestCommand;
import dev.czar.cli.status.ReportCommand;
import dev.czar.cli.status.StatusCommand;
import dev.czar.cli.status.TasksCommand;
import dev.czar.cli.status.WorkersCommand;
import dev.czar.cli.task.TaskCommand;
import dev.czar.cli.task.WorkerCommand;
import dev.czar.cli.watch.WatchCommand;
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
        footer = {"", "Exit codes: 0 fine, 1 found problems, 2 wrong usage."},
        subcommands = {
            InitCommand.class,
            ImportCommand.class,
            RuleCheckCommand.class,
            DryRunCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            BacktestCommand.class,
            SimulateCommand.class,
            HistoryCommand.class,
            RecommendCommand.class,
            ProposalsCommand.class,
            RuleTestCommand.class,
            RulesCommand.class,
            LimitsCommand.class,
            FmtCommand.class,
            LspCommand.class,
            NoteCommand.class,
            NotifyCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            SchemaCommand.class,
            FactsCommand.class,
            ReportCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            WorkersCommand.class,
            WorkerCommand.class,
            AgentsCommand.class,
            TasksCommand.class,
            TaskCommand.class,
            LogsCommand.class,
            AttachCommand.class,
            OmnibusCommand.class,
            PullRequestCommand.class,
            ConflictsCommand.class,
            NextCommand.class,
            PermissionsCommand.class,
            DecisionsCommand.class,
            WhyCommand.class,
            WhyNotCommand.class,
            EstopCommand.class,
            OpenCommand.class,
            TokenCommand.class,
            LedgerCommand.class,
            UpCommand.class,
            DownCommand.class,
            ServeCommand.class,
            ServiceCommand.class,
            CompletionCommand.class
        })
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
        OrderCommand.addTo(line);
        FailureHandler complaints = new FailureHandler(surroundings);
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.usesColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new WrongUsageHandler())
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
