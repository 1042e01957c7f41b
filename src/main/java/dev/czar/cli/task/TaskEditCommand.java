package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.console.CommandFailure;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Changes what the queue says about a task. */
@Command(name = "edit", description = "Change what the queue says about a task.")
final class TaskEditCommand implements Callable<Integer> {

    @ParentCommand
    private TaskCommand group;

    @Parameters(paramLabel = "ID", description = "The task.")
    private String id;

    @Mixin
    private TaskFields fields;

    @Override
    public Integer call() {
        QueueChange queue = group.queue();
        Map<String, JsonNode> values = fields.values(queue);
        if (values.isEmpty()) {
            throw CommandFailure.wrongUsage("nothing to change", "give one of the options of: czar task edit --help");
        }
        queue.change(id, values, "task " + id + ": " + String.join(", ", values.keySet()) + " changed");
        return 0;
    }
}
