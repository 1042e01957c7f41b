package dev.czar.cli;

import picocli.CommandLine.Command;

/** Ends the shadow. */
@Command(name = "discard", description = "End the shadow.")
final class RulesDiscardCommand extends RuleOrderCommand {

    RulesDiscardCommand() {
        super("discard");
    }
}
