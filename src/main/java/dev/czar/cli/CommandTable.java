package dev.czar.cli;

import dev.czar.cli.agent.AgentsCommand;
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
import dev.czar.cli.setup.RestartCommand;
import dev.czar.cli.setup.SchemaCommand;
import dev.czar.cli.setup.ServeCommand;
import dev.czar.cli.setup.ServiceCommand;
import dev.czar.cli.setup.TokenCommand;
import dev.czar.cli.setup.UninstallCommand;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The commands by their names, in the order of the help; a class is only read when its command is called. */
final class CommandTable {

    private record NamedCommand(String name, Class<?> type) {}

    private static final List<NamedCommand> COMMANDS = List.of(
            entry("init", InitCommand.class),
            entry("import", ImportCommand.class),
            entry("check", RuleCheckCommand.class),
            entry("dry-run", DryRunCommand.class),
            entry("record", RecordCommand.class),
            entry("replay", ReplayCommand.class),
            entry("verify", VerifyCommand.class),
            entry("backtest", BacktestCommand.class),
            entry("simulate", SimulateCommand.class),
            entry("history", HistoryCommand.class),
            entry("recommend", RecommendCommand.class),
            entry("proposals", ProposalsCommand.class),
            entry("test", RuleTestCommand.class),
            entry("rules", RulesCommand.class),
            entry("limits", LimitsCommand.class),
            entry("fmt", FmtCommand.class),
            entry("lsp", LspCommand.class),
            entry("note", NoteCommand.class),
            entry("notify", NotifyCommand.class),
            entry("bench", BenchCommand.class),
            entry("doctor", DoctorCommand.class),
            entry("schema", SchemaCommand.class),
            entry("facts", FactsCommand.class),
            entry("report", ReportCommand.class),
            entry("demo", DemoCommand.class),
            entry("status", StatusCommand.class),
            entry("watch", WatchCommand.class),
            entry("workers", WorkersCommand.class),
            entry("worker", WorkerCommand.class),
            entry("agents", AgentsCommand.class),
            entry("tasks", TasksCommand.class),
            entry("task", TaskCommand.class),
            entry("logs", LogsCommand.class),
            entry("attach", AttachCommand.class),
            entry("omnibus", OmnibusCommand.class),
            entry("pr", PullRequestCommand.class),
            entry("conflicts", ConflictsCommand.class),
            entry("next", NextCommand.class),
            entry("permissions", PermissionsCommand.class),
            entry("decisions", DecisionsCommand.class),
            entry("why", WhyCommand.class),
            entry("why-not", WhyNotCommand.class),
            entry("estop", EstopCommand.class),
            entry("open", OpenCommand.class),
            entry("token", TokenCommand.class),
            entry("ledger", LedgerCommand.class),
            entry("up", UpCommand.class),
            entry("down", DownCommand.class),
            entry("restart", RestartCommand.class),
            entry("serve", ServeCommand.class),
            entry("service", ServiceCommand.class),
            entry("uninstall", UninstallCommand.class),
            entry("completion", CompletionCommand.class));

    private static final String[] VERSION = {"--version"};

    private CommandTable() {}

    static void addAll(CommandLine line) {
        COMMANDS.forEach(command -> line.addSubcommand(command.type()));
        OrderCommand.addTo(line);
    }

    /** Adds the command that the arguments name; all, when they name none or one that speaks of all. */
    static void addNamed(CommandLine line, String... arguments) {
        String name = Arrays.stream(arguments)
                .filter(argument -> !argument.equals("--json"))
                .findFirst()
                .orElse("");
        Optional<NamedCommand> named = COMMANDS.stream()
                .filter(command -> command.name().equals(name) && command.type() != CompletionCommand.class)
                .findFirst();
        if (named.isPresent()) {
            line.addSubcommand(named.get().type());
        } else if (!OrderCommand.addNamed(line, name) && !Arrays.equals(arguments, VERSION)) {
            addAll(line);
        }
    }

    private static NamedCommand entry(String name, Class<?> type) {
        return new NamedCommand(name, type);
    }
}
