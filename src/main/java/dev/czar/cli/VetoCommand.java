package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forbid one decision. */
@Command(name = "veto", description = "Forbid one decision.")
final class VetoCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "ID", description = "The decision's number or key.")
    private String decision;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "veto", "decision", decision);
    }
}
