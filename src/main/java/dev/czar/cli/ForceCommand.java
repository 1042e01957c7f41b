package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lift a limit for one decision. */
@Command(
        name = "force",
        description = "Have a decision done although a limit, a cool-down, a pause or a hold keeps it back.")
final class ForceCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "KEY", description = "The decision's key, as `czar decisions --status vetoed` shows it.")
    private String decision;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "force", "decision", decision);
    }
}
