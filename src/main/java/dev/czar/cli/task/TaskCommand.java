package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Task.TaskStatus;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Changes the queue; each subcommand one thing. */
@Command(
        name = "task",
        description = "Change the queue: .czar/work-queue.json, which may also be edited by hand.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TaskAddCommand.class, TaskEditCommand.class})
public final class TaskCommand implements Runnable {

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command");
    }

    QueueChange queue() {
        return new QueueChange(czar);
    }

    @Command(name = "assign", description = "Let only this worker take a task, or any.")
    int assign(
            @Parameters(paramLabel = "ID", description = "The task.") String id,
            @Parameters(paramLabel = "W", description = "The worker, or \"\" for anyone.") String worker) {
        QueueChange queue = queue();
        TaskStatus status = queue.task(id).status();
        if (status == TaskStatus.IN_PROGRESS) {
            throw CommandFailure.of(
                    "task " + id + " is in progress with " + queue.task(id).assignee(),
                    "take it from a worker by undoing the claim: czar decisions --kind claim-task, then czar undo ID");
        }
        JsonNode value = worker.isEmpty() ? MissingNode.getInstance() : new TextNode(queue.knownWorker(worker));
        queue.change(
                id, Map.of("assignee", value), "task " + id + " is for " + (worker.isEmpty() ? "any worker" : worker));
        return 0;
    }

    @Command(name = "priority", description = "Say how urgent a task is.")
    int priority(
            @Parameters(paramLabel = "ID", description = "The task.") String id,
            @Parameters(paramLabel = "N", description = "0 is the most urgent; or high, medium, low.")
                    String priority) {
        queue().change(
                        id,
                        Map.of("priority", TaskFields.priority(priority)),
                        "task " + id + " has priority " + priority);
        return 0;
    }

    @Command(name = "hold", description = "Let nobody begin a task until it is released.")
    int hold(@Parameters(paramLabel = "ID", description = "The task.") String id) {
        return status(id, "held", "is held: nobody begins it");
    }

    @Command(name = "release", description = "Let a task that was held be begun.")
    int release(@Parameters(paramLabel = "ID", description = "The task.") String id) {
        return status(id, "pending", "may be begun");
    }

    @Command(name = "done", description = "Call a task done that a person did, or landed in another way.")
    int done(
            @Parameters(paramLabel = "ID", description = "The task.") String id,
            @Option(
                            names = "--by-hand",
                            required = true,
                            description = "It is done without Czar having seen it land; what needs it may begin.")
                    boolean byHand) {
        QueueChange queue = queue();
        if (queue.task(id).status() == TaskStatus.DONE) {
            throw CommandFailure.of("task " + id + " is done", "");
        }
        queue.change(id, Map.of("status", new TextNode("done")), "task " + id + " is done, by hand");
        return 0;
    }

    @Command(name = "drop", description = "Take a task out of the queue; refused while it is in progress or needed.")
    int drop(@Parameters(paramLabel = "ID", description = "The task.") String id) {
        queue().drop(id);
        return 0;
    }

    private int status(String id, String status, String sentence) {
        QueueChange queue = queue();
        TaskStatus now = queue.task(id).status();
        if (now == TaskStatus.DONE || now == TaskStatus.IN_PROGRESS) {
            throw CommandFailure.of(
                    "task " + id + " is " + (now == TaskStatus.DONE ? "done" : "in progress"),
                    now == TaskStatus.DONE
                            ? ""
                            : "hold its worker instead: czar hold "
                                    + queue.task(id).assignee());
        }
        queue.change(id, Map.of("status", new TextNode(status)), "task " + id + " " + sentence);
        return 0;
    }
}
