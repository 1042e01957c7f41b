package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What would be merged next without a worker's work. */
@Command(
        name = "what-if",
        description = "Show what would be merged next without a worker's work, and who would be left out with it.")
final class OmnibusWhatIfCommand implements Callable<Integer> {

    @ParentCommand
    private OmnibusCommand omnibus;

    @Option(names = "--without", required = true, paramLabel = "WORKER", description = "Whose work is left out.")
    private String without;

    @Override
    public Integer call() {
        JsonNode prospect = Connection.open(omnibus.czar()).get("/omnibus/plan", Map.of("without", without));
        return omnibus.print(prospect);
    }
}
