package dev.czar.cli;

import dev.czar.cli.console.ConsoleOutput.PrintableText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
        name = "completion",
        description =
                "Print a completion script: source <(czar completion bash); in fish: czar completion fish | source")
final class CompletionCommand implements Callable<Integer> {

    /** The shells there is completion for. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** One script serves bash and zsh; in zsh it loads bashcompinit by itself. */
    @Override
    public Integer call() {
        PrintWriter out = czar.environment().out();
        CommandLine root = spec.root().commandLine();
        if (shell == Shell.fish) {
            out.println("complete -c czar -f");
            root.getSubcommands().forEach((name, command) -> fish(out, name, command));
        } else {
            out.println(AutoComplete.bash("czar", root));
        }
        return 0;
    }

    private static void fish(PrintWriter out, String name, CommandLine command) {
        line(out, "__fish_use_subcommand", "-a " + name, command.getCommandSpec());
        for (Map.Entry<String, CommandLine> inner : command.getSubcommands().entrySet()) {
            line(
                    out,
                    "__fish_seen_subcommand_from " + name,
                    "-a " + inner.getKey(),
                    inner.getValue().getCommandSpec());
            options(out, name, inner.getValue().getCommandSpec().options());
        }
        options(out, name, command.getCommandSpec().options());
    }

    private static void options(PrintWriter out, String name, List<OptionSpec> options) {
        options.stream()
                .filter(option -> option.longestName().startsWith("--"))
                .forEach(option -> out.println("complete -c czar -n '__fish_seen_subcommand_from " + name + "' -l "
                        + option.longestName().substring(2) + (option.arity().max() > 0 ? " -r" : "")
                        + described(option.description())));
    }

    private static void line(PrintWriter out, String condition, String what, CommandSpec command) {
        out.println("complete -c czar -n '" + condition + "' " + what
                + described(command.usageMessage().description()));
    }

    private static String described(String... description) {
        String first = description.length == 0 ? "" : PrintableText.line(description[0]);
        return first.isEmpty() ? "" : " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
