package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What is known of agents, and how their screens are read. */
@Command(
        name = "agents",
        description = "List the kinds of agents; check, explain and record how their screens are read.",
        subcommands = {
            AgentsListCommand.class,
            AgentsCheckCommand.class,
            AgentsExplainCommand.class,
            AgentsRecordCommand.class
        })
public final class AgentsCommand implements Runnable {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public void run() {
        throw CommandFailure.wrongUsage(
                "say what to do with agents", "czar agents list, check SCREEN, explain WORKER or record WORKER");
    }

    CzarCommand czar() {
        return czar;
    }
}
