package dev.czar.cli.console;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with a command line, and which command was probably meant. */
public final class WrongUsageHandler implements IParameterExceptionHandler {

    static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("start", "up"),
            Map.entry("run", "up"),
            Map.entry("upgrade", "restart"),
            Map.entry("update", "restart"),
            Map.entry("reload", "restart"),
            Map.entry("stop", "down"),
            Map.entry("kill", "down"),
            Map.entry("quit", "down"),
            Map.entry("shutdown", "down"),
            Map.entry("ps", "workers"),
            Map.entry("top", "watch"),
            Map.entry("info", "status"),
            Map.entry("state", "status"),
            Map.entry("list", "tasks"),
            Map.entry("ls", "tasks"),
            Map.entry("queue", "tasks"),
            Map.entry("add", "task add"),
            Map.entry("assign", "task assign"),
            Map.entry("log", "logs"),
            Map.entry("tail", "logs -f"),
            Map.entry("join", "attach"),
            Map.entry("poke", "nudge"),
            Map.entry("ping", "nudge"),
            Map.entry("hire", "worker add"),
            Map.entry("fire", "worker remove"),
            Map.entry("notifications", "notify"),
            Map.entry("alerts", "status"),
            Map.entry("say", "tell"),
            Map.entry("send", "tell"),
            Map.entry("message", "tell"),
            Map.entry("reply", "answer"),
            Map.entry("explain", "why"),
            Map.entry("lint", "check"),
            Map.entry("validate", "check"),
            Map.entry("dashboard", "open"),
            Map.entry("ui", "open"),
            Map.entry("web", "open"),
            Map.entry("unhold", "release"),
            Map.entry("unpause", "resume"),
            Map.entry("continue", "resume"),
            Map.entry("prs", "pr list"),
            Map.entry("remove", "uninstall"),
            Map.entry("deinit", "uninstall"),
            Map.entry("edit", "task edit"),
            Map.entry("drop", "task drop"),
            Map.entry("skip", "task drop"),
            Map.entry("cancel", "task drop"),
            Map.entry("rm", "task drop"),
            Map.entry("done", "task done"),
            Map.entry("priority", "task priority"),
            Map.entry("cost", "status"),
            Map.entry("usage", "status"),
            Map.entry("eta", "simulate"),
            Map.entry("forecast", "next"),
            Map.entry("graph", "open"),
            Map.entry("chat", "tell"),
            Map.entry("reject", "veto"),
            Map.entry("freeze", "pause"),
            Map.entry("health", "doctor"),
            Map.entry("config", "doctor"),
            Map.entry("diff", "rules diff"),
            Map.entry("merge", "omnibus"),
            Map.entry("land", "omnibus"),
            Map.entry("version", "--version"),
            Map.entry("help", "--help"));

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String word = unknownCommand(wrong);
        if (MEANT.containsKey(word)) {
            err.println("czar: there is no command " + word + "; did you mean: czar " + MEANT.get(word) + "?");
        } else {
            err.println(command.getColorScheme().errorText(wrong.getMessage()));
            if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
                printUsage(command, err);
            }
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** All of a command that has others below it, for one of them is missing; else how it is called, so that what is wrong stays in sight. */
    private static void printUsage(CommandLine command, PrintWriter err) {
        if (!command.getSubcommands().isEmpty()) {
            command.usage(err, command.getColorScheme());
            return;
        }
        CommandLine.Help help = command.getHelp();
        err.print(help.synopsisHeading());
        err.print(help.synopsis(help.synopsisHeadingLength()));
        err.println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    }

    private static String unknownCommand(ParameterException wrong) {
        boolean atRoot = wrong.getCommandLine().getParent() == null;
        return atRoot && wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().get(0)
                : "";
    }
}
