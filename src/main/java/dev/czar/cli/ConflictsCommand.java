package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The forecast: which branches would not merge, where, and who should move. */
@Command(name = "conflicts", description = "Show which branches would not merge, where, and who should move.")
final class ConflictsCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).get("/conflicts");
        if (czar.json()) {
            czar.output().json(answer);
        } else {
            new ConflictText(czar.output()).print(answer);
        }
        return answer.path("conflicts").isEmpty() ? 0 : 1;
    }
}
