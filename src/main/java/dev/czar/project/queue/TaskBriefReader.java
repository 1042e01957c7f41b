package dev.czar.project.queue;

import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds the text of a task: its file inside the repository, or what the queue itself says about it. */
public final class TaskBriefReader {

    private static final int LARGEST = 1 << 20;

    private final ProjectLayout layout;
    private final WorkQueueFile queue;

    public TaskBriefReader(ProjectLayout layout, WorkQueueFile queue) {
        this.layout = layout;
        this.queue = queue;
    }

    /** The brief of a queued task; a problem says why there is none. */
    public TaskBrief read(String task) throws ProjectException {
        return read(queue.read()
                .value()
                .task(task)
                .orElseThrow(() -> new ProjectException("task " + task + " is not in the queue")));
    }

    public TaskBrief read(QueuedTask task) throws ProjectException {
        String name = task.file().isEmpty() ? ".czar/tasks/" + task.id() + ".md" : task.file();
        try {
            String text = content(inside(name), name);
            return new TaskBrief(title(task, text), text);
        } catch (NoSuchFileException missing) {
            if (task.file().isEmpty() && !(task.title() + task.description()).isEmpty()) {
                return new TaskBrief(title(task, ""), (task.title() + "\n\n" + task.description()).strip() + "\n");
            }
            throw new ProjectException("the file of task " + task.id() + " is missing: " + name, missing);
        } catch (IOException failure) {
            throw new ProjectException(
                    "cannot read " + name + " of task " + task.id() + ": " + FailureText.of(failure), failure);
        }
    }

    /** Whether a task's file can be read, before it is named in the queue. */
    public void requireReadable(String name) throws ProjectException {
        try {
            content(inside(name), name);
        } catch (IOException failure) {
            throw new ProjectException("cannot read the task file " + name + ": " + FailureText.of(failure), failure);
        }
    }

    private Path inside(String name) throws IOException, ProjectException {
        Path root = layout.root().toRealPath();
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || !isAllowed(file.toRealPath(), root)) {
            throw new ProjectException("the task file " + name + " is outside the repository");
        }
        return file;
    }

    private boolean isAllowed(Path real, Path root) throws IOException {
        return real.startsWith(root) && !real.startsWith(layout.common().toRealPath());
    }

    private static String content(Path file, String name) throws IOException, ProjectException {
        if (!Files.isRegularFile(file)) {
            throw new ProjectException("the task file " + name + " is not a plain file");
        }
        byte[] content = BoundedFileReader.read(file, LARGEST)
                .orElseThrow(
                        () -> new ProjectException("the task file " + name + " is larger than " + LARGEST + " bytes"));
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String title(QueuedTask task, String text) {
        if (!task.title().isEmpty()) {
            return task.title();
        }
        return text.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2).strip())
                .findFirst()
                .orElse(task.id());
    }

    /** What a worker is to read about its task. */
    public record TaskBrief(String title, String text) {}
}
