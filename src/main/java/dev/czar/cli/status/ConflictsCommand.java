package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The forecast: which branches would not merge, where, and who should move. */
@Command(name = "conflicts", description = "Show which branches conflict, where, and who should rebase.")
public final class ConflictsCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/conflicts");
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            new ConflictText(czar.output()).print(answer);
        }
        return answer.path("conflicts").isEmpty() ? 0 : 1;
    }
}
