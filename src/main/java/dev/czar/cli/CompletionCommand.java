package dev.czar.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(name = "completion", description = "Print a completion script: source <(czar completion bash)")
final class CompletionCommand implements Callable<Integer> {

    /** The shells there is completion for. */
    enum Shell {
        bash,
        zsh
    }

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** The script serves both; in zsh it loads bashcompinit by itself. */
    @Override
    public Integer call() {
        czar.environment().out().println(AutoComplete.bash("czar", spec.root().commandLine()));
        return 0;
    }
}
