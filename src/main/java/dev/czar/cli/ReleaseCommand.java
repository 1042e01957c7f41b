package dev.czar.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** End a hold. */
@Command(name = "release", description = "End a hold on a worker.")
final class ReleaseCommand extends OrderCommand {

    @Parameters(paramLabel = "WORKER", description = "The worker's id.")
    private String worker;

    @Override
    Map<String, String> order() {
        return Map.of("kind", "release", "worker", worker);
    }
}
