package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What would be merged next. */
@Command(name = "plan", description = "Show what would be merged next, in which order, and who would not merge.")
final class OmnibusPlanCommand implements Callable<Integer> {

    @ParentCommand
    private OmnibusCommand omnibus;

    @Override
    public Integer call() {
        JsonNode prospect = Connection.open(omnibus.czar()).get("/omnibus/plan");
        return omnibus.print(prospect);
    }
}
