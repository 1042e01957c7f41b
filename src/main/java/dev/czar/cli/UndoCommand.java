package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Take back. */
@Command(
        name = "undo",
        description =
                "Take back what a human last said about a decision, or else the decision, where that is possible.")
final class UndoCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "ID", description = "The decision's number or key.")
    private String decision;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "undo", "decision", decision);
    }
}
