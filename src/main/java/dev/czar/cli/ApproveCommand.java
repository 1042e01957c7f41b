package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Allow one decision. */
@Command(name = "approve", description = "Allow a decision that waits for a human.")
final class ApproveCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "ID", description = "The decision's number or key.")
    private String decision;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "approve", "decision", decision);
    }
}
