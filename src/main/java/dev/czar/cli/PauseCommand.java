package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Start nothing new. */
@Command(name = "pause", description = "Start nothing new until resumed, or for a time.")
final class PauseCommand extends LastingOrderCommand {

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "pause");
    }
}
