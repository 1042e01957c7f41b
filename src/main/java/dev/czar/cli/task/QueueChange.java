package dev.czar.cli.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.NameSuggestion;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.FailureText;
import dev.czar.json.TextProblem;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile.LastGood;
import dev.czar.project.files.TextFormat;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One change of the queue file: checked before it is made, and said when it is done. */
final class QueueChange {

    private static final String MEND = "mend the file first; nothing was changed";

    private final CzarCommand czar;
    private final ProjectLayout layout;
    private final WorkQueueFile file;
    private final WorkQueue queue;

    QueueChange(CzarCommand czar) {
        this.czar = czar;
        this.layout = ProjectLocator.layout(czar);
        this.file = new WorkQueueFile(layout, czar.environment().clock());
        this.queue = current();
    }

    private WorkQueue current() {
        try {
            LastGood<WorkQueue> read = file.read();
            if (!read.current()) {
                throw CommandFailure.of(
                        read.problems().stream().map(TextProblem::toString).collect(Collectors.joining("\n")), MEND);
            }
            return read.value();
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), MEND, unreadable);
        }
    }

    ProjectLayout layout() {
        return layout;
    }

    QueuedTask task(String id) {
        return queue.task(id)
                .orElseThrow(() -> CommandFailure.of(
                        "there is no task " + id + " in the queue",
                        near(id, queue.tasks().stream().map(QueuedTask::id).toList())));
    }

    void add(String id, TaskKind kind, Map<String, JsonNode> fields) {
        if (!TextFormat.TASK.fits(id)) {
            throw CommandFailure.wrongUsage(
                    "'" + id + "' is not a good name for a task", "expected " + TextFormat.TASK.expected());
        }
        if (queue.task(id).isPresent()) {
            throw CommandFailure.of("there is a task " + id + " already", "change it with: czar task edit " + id);
        }
        write(() -> file.add(id, kind, fields));
        done("task " + id + " is in the queue", id);
    }

    void change(String id, Map<String, JsonNode> fields, String done) {
        task(id);
        write(() -> file.change(id, fields));
        done(done, id);
    }

    void drop(String id) {
        QueuedTask task = task(id);
        if (task.status() == TaskStatus.IN_PROGRESS) {
            throw CommandFailure.of(
                    "task " + id + " is in progress with " + task.assignee() + ", whose work would belong to nothing",
                    "stop new work on it with: czar task hold " + id);
        }
        List<String> needing = queue.tasks().stream()
                .filter(other -> other.dependsOn().contains(id))
                .map(QueuedTask::id)
                .toList();
        if (!needing.isEmpty()) {
            throw CommandFailure.of(
                    "task " + id + " is needed by " + String.join(", ", needing),
                    "change what they depend on first: czar task edit " + needing.get(0) + " --depends-on ...");
        }
        write(() -> file.drop(id));
        done("task " + id + " is no longer in the queue", id);
    }

    /** The file of a task, as it was given. */
    String readable(String name) {
        try {
            new TaskBriefReader(layout, file).requireReadable(name);
            return name;
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "name a text file of the repository, from its top", problem);
        }
    }

    String knownWorker(String worker) {
        try {
            List<String> workers =
                    List.copyOf(ProjectConfig.load(layout).workers().keySet());
            if (!workers.contains(worker)) {
                throw CommandFailure.of("there is no worker " + worker, near(worker, workers));
            }
            return worker;
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    private void write(FileWrite write) {
        try {
            if (!write.apply()) {
                throw CommandFailure.of(
                        "the queue file kept changing while it was to be written", "nothing was changed; try again");
            }
        } catch (ProjectException | IOException failure) {
            throw CommandFailure.of("the queue file cannot be written: " + FailureText.of(failure), "", failure);
        }
        List<TextProblem> problems = problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> czar.output().line(Colour.CAUTION, problem.toString()));
        }
    }

    private List<TextProblem> problems() {
        try {
            return file.read().problems();
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), "", unreadable);
        }
    }

    private void done(String sentence, String id) {
        if (czar.json()) {
            czar.output().json(Map.of("task", id, "message", sentence));
        } else {
            czar.output().line(sentence);
        }
    }

    private static String near(String word, Collection<String> known) {
        return NameSuggestion.of(
                word, known, known.isEmpty() ? "there are none yet" : "known: " + String.join(", ", known));
    }

    /** A change of the file; false when it could not be made. */
    private interface FileWrite {
        boolean apply() throws ProjectException, IOException;
    }
}
