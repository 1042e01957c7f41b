package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Task.TaskKind;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts a task into the queue. */
@Command(name = "add", description = "Put a task into the queue.")
final class TaskAddCommand implements Callable<Integer> {

    @ParentCommand
    private TaskCommand group;

    @Parameters(paramLabel = "ID", description = "The new task's name.")
    private String id;

    @Option(names = "--bonus", description = "It is done when nothing else is left, and nothing waits for it.")
    private boolean bonus;

    @Mixin
    private TaskFields fields;

    @Override
    public Integer call() {
        QueueChange queue = group.queue();
        Map<String, JsonNode> values = new LinkedHashMap<>(Map.of("status", new TextNode("pending")));
        values.putAll(fields.values(queue));
        boolean briefed = values.containsKey("title")
                || values.containsKey("description")
                || values.containsKey("task_file")
                || Files.exists(queue.layout().tasks().resolve(id + ".md"));
        if (!briefed) {
            throw CommandFailure.wrongUsage(
                    "nothing says what is to be done",
                    "write .czar/tasks/" + id + ".md first, or give --title, --description or --file");
        }
        queue.add(id, bonus ? TaskKind.BONUS : TaskKind.PRIMARY, values);
        return 0;
    }
}
