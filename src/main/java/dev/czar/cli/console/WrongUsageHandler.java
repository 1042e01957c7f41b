package dev.czar.cli.console;

import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.json.SpellingSuggestion;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with a command line, and which command was probably meant. */
public final class WrongUsageHandler implements IParameterExceptionHandler {

    /** How picocli begins to tell of a value, in front of what is wrong with it. */
    private static final Pattern JARGON = Pattern.compile(
            "^Invalid value for (?:option '[^']*'|positional parameter at index \\S+)(?: \\([^)]*\\))?: ");

    private static final int LONGEST = 60;

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

    private final ProcessEnvironment environment;

    public WrongUsageHandler(ProcessEnvironment surroundings) {
        this.environment = surroundings;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = environment.err();
        String said = words(wrong);
        String hint = meant(wrong).map(word -> "did you mean: " + word + "?").orElse("");
        err.println("czar: " + PrintableText.line(said) + (hint.isEmpty() ? "" : "; " + hint));
        if (hint.isEmpty()) {
            printUsage(command, err);
        }
        if (Arrays.asList(arguments).contains("--json")) {
            String help = "see: " + command.getCommandSpec().qualifiedName() + " --help";
            new ConsoleOutput(environment).json(Map.of("error", said, "hint", hint.isEmpty() ? help : hint));
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String words(ParameterException wrong) {
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        if (wrong instanceof MissingParameterException incomplete) {
            return "missing: "
                    + incomplete.getMissing().stream()
                            .map(WrongUsageHandler::label)
                            .collect(Collectors.joining(", "));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                return name + " has no option " + shortened(word);
            }
            boolean leaf = wrong.getCommandLine().getSubcommands().isEmpty();
            return leaf ? "one word too many for " + name + ": " + shortened(word) : there(name, shortened(word));
        }
        return wrong.getArgSpec() == null
                ? wrong.getMessage()
                : label(wrong.getArgSpec())
                        + ": "
                        + JARGON.matcher(wrong.getMessage()).replaceFirst("").replace(" (case-insensitive)", "");
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
    }

    private static String there(String name, String word) {
        return "there is no command " + (name.equals("czar") ? word : name + " " + word);
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel())
                : argument.paramLabel();
    }

    /** The command or option that somebody probably had in mind. */
    private static Optional<String> meant(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (unmatched.isUnknownOption()) {
            return SpellingSuggestion.closest(
                    word.replaceFirst("=.*", ""), command.optionsMap().keySet());
        }
        boolean first = command.parent() == null;
        return Optional.ofNullable(first ? MEANT.get(word) : null)
                .or(() -> SpellingSuggestion.closest(word, command.subcommands().keySet()))
                .map(found -> command.qualifiedName() + " " + found);
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
}
