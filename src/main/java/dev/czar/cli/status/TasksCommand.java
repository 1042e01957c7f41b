package dev.czar.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectConnection;
import dev.czar.cli.console.FactText.NameText;
import dev.czar.cli.console.FactText.WaitingText;
import dev.czar.cli.console.TextTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The queue, and how far each task has come. */
@Command(name = "tasks", description = "Show the queue and the stage of each task.")
public final class TasksCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Override
    public Integer call() {
        JsonNode answer = ProjectConnection.open(czar).get("/tasks");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        TextTable table = new TextTable("TASK", "KIND", "PRIORITY", "STAGE", "WORKER", "WAITING FOR", "PULL REQUEST");
        answer.path("tasks").forEach(view -> {
            JsonNode task = view.path("task");
            JsonNode request = view.path("pullRequest");
            table.row(
                    task.path("id").asText(),
                    NameText.of(task.path("kind").asText()),
                    task.path("priority").asText(),
                    NameText.of(view.path("stage").asText()),
                    view.path("worker").asText(""),
                    WaitingText.of(view.path("waitingFor")),
                    request.isObject() ? "#" + request.path("number").asText() : "");
        });
        czar.output().table(table);
        return 0;
    }
}
