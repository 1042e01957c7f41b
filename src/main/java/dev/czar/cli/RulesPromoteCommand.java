package dev.czar.cli;

import picocli.CommandLine.Command;

/** Brings the shadow into force. */
@Command(name = "promote", description = "Bring the shadow into force.")
final class RulesPromoteCommand extends RuleOrderCommand {

    RulesPromoteCommand() {
        super("promote");
    }
}
