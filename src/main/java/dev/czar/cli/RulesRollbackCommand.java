package dev.czar.cli;

import picocli.CommandLine.Command;

/** Takes the rules in force back. */
@Command(name = "rollback", description = "Bring the rules into force that were before these.")
final class RulesRollbackCommand extends RuleOrderCommand {

    RulesRollbackCommand() {
        super("rollback");
    }
}
