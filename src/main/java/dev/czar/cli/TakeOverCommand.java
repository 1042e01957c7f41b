package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work in a worker's session oneself. */
@Command(
        name = "take-over",
        description = "Hold a worker and join its session: prints the command that does; end with `czar release`.")
final class TakeOverCommand extends LastingOrderCommand {

    @Parameters(paramLabel = "WORKER", description = "The worker's id.")
    private String worker;

    @Option(names = "--attach", description = "Join the session at once.")
    private boolean attach;

    @Override
    Map<String, String> standing() {
        return Map.of("kind", "take-over", "worker", worker);
    }

    @Override
    int given(JsonNode placed) throws IOException, InterruptedException {
        List<String> command = StreamSupport.stream(placed.path("attach").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (!attach) {
            if (!czar().json()) {
                czar().output().line(String.join(" ", command));
            }
            return 0;
        }
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
