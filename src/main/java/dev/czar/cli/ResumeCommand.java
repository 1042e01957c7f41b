package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** End a pause. */
@Command(name = "resume", description = "End a pause.")
final class ResumeCommand extends OrderCommand {

    @Override
    Map<String, String> order() {
        return Map.of("kind", "resume");
    }
}
