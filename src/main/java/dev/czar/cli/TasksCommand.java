package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The queue, and how far each task has come. */
@Command(name = "tasks", description = "Show the queue and how far each task has come.")
final class TasksCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Override
    public Integer call() {
        JsonNode answer = Connection.open(czar).get("/tasks");
        if (czar.json()) {
            czar.output().json(answer);
            return 0;
        }
        Table table = new Table("TASK", "KIND", "PRIORITY", "STAGE", "WORKER", "WAITS FOR", "PULL REQUEST");
        answer.path("tasks").forEach(view -> {
            JsonNode task = view.path("task");
            JsonNode request = view.path("pullRequest");
            table.row(
                    task.path("id").asText(),
                    Words.of(task.path("kind").asText()),
                    task.path("priority").asText(),
                    Words.of(view.path("stage").asText()),
                    view.path("worker").asText(""),
                    list(view.path("waitsFor")),
                    request.isObject() ? "#" + request.path("number").asText() : "");
        });
        czar.output().table(table);
        return 0;
    }

    private static String list(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
