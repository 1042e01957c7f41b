package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** All pull requests with what was last said of their heads. */
@Command(name = "list", description = "List the pull requests with their latest checks and reviews.")
final class PrListCommand implements Callable<Integer> {
    private static final int SHORT = 10;

    @ParentCommand
    private PrCommand parent;

    @Override
    public Integer call() {
        Czar czar = parent.czar();
        JsonNode answer = Connection.open(czar).get("/pull-requests");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        Table table = new Table("NUMBER", "TASK", "BRANCH", "HEAD", "STATE", "CHECKS", "REVIEW");
        answer.path("pullRequests").forEach(view -> {
            JsonNode request = view.path("pullRequest");
            String head = request.path("head").asText();
            table.row(
                    "#" + request.path("number").asText(),
                    request.path("task").asText(),
                    request.path("branch").asText(),
                    head.substring(0, Math.min(SHORT, head.length())),
                    Words.of(request.path("state").asText()),
                    ofHead(view.path("check"), head, "status"),
                    ofHead(view.path("review"), head, "verdict"));
        });
        czar.output().table(table);
        return 0;
    }

    /** What was said of another head says nothing of this one. */
    private static String ofHead(JsonNode said, String head, String field) {
        return said.path("head").asText().equals(head)
                ? Words.of(said.path(field).asText())
                : "";
    }
}
