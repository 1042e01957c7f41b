package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Leave one worker alone. */
@Command(name = "hold", description = "Leave one worker alone until it is released, or for a time.")
final class HoldCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "WORKER", description = "The worker's id.")
    private String worker;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "hold", "worker", worker);
    }
}
