package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do nothing at all. */
@Command(name = "estop", description = "Emergency stop: do nothing at all until cleared; survives restarts.")
final class EstopCommand extends OrderCommand {

    @Option(names = "--clear", description = "End the emergency stop.")
    private boolean clear;

    @Override
    Map<String, String> order() {
        return Map.of("kind", clear ? "clear-estop" : "estop");
    }
}
