package dev.czar.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The pull requests. */
@Command(
        name = "pr",
        description = "List the pull requests; show one with all that was said of it, or what it changes.",
        subcommands = {PrListCommand.class, PrShowCommand.class, PrDiffCommand.class})
final class PrCommand implements Runnable {

    @ParentCommand
    private Czar czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what: list, show N or diff N");
    }

    Czar czar() {
        return czar;
    }
}
