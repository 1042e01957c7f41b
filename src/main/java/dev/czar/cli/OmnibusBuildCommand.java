package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Has the rules look again now. */
@Command(
        name = "build",
        description =
                "Have the rules look again now, and show what they would build; they build what can be by themselves.")
final class OmnibusBuildCommand implements Callable<Integer> {

    @ParentCommand
    private OmnibusCommand omnibus;

    @Override
    public Integer call() {
        JsonNode prospect = Connection.open(omnibus.czar()).post("/omnibus/build", Map.of());
        return omnibus.print(prospect);
    }
}
