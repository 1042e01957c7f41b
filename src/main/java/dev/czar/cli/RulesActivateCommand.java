package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings a known revision into force, whatever it decides otherwise. */
@Command(name = "activate", description = "Bring a known revision into force, whatever it decides otherwise.")
final class RulesActivateCommand extends RuleOrderCommand {

    @Parameters(paramLabel = "REVISION", description = "One that rules status names.")
    private String revision;

    RulesActivateCommand() {
        super("activate");
    }

    @Override
    Map<String, ?> order() {
        return Map.of("revision", revision);
    }
}
