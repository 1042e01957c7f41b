package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Start nothing new. */
@Command(name = "pause", description = "Start nothing new until resumed.")
final class PauseCommand extends OrderCommand {

    @Override
    Map<String, String> order() {
        return Map.of("kind", "pause");
    }
}
