package dev.czar.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Which rules are in force in the running service, and how they came there. */
@Command(name = "status", description = "Show which rules are in force, the shadow, and what happened to revisions.")
final class RulesStatusCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Override
    public Integer call() {
        Czar czar = rules.czar();
        return RulesCommand.print(czar, Connection.open(czar).get("/rules").path("state"));
    }
}
