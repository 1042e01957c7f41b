package dev.czar.project.tasklist;

import dev.czar.json.TextProblem;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A place in the repository where people write down what is to be done. */
public interface TaskList {

    /** Its path below the top of the repository. */
    String name();

    /** The folder in which it changes. */
    Path folder();

    /** Whether a change of this file, given with its whole path, is one of the list. */
    boolean isPart(Path file);

    TaskListing read() throws ProjectException;

    /** Notes that the task is done, in the file as it is then; false when it is not there any more or keeps changing. */
    boolean tick(String task) throws ProjectException, IOException;

    /** A Markdown file is a checklist, anything else a folder. */
    static TaskList of(ProjectLayout layout, String path) {
        return path.endsWith(".md") || path.endsWith(".markdown")
                ? new ChecklistFile(layout, path)
                : new TaskFolder(layout, path);
    }

    /** What could be read, in order, and what is wrong with the rest. */
    record TaskListing(List<ListedTask> tasks, List<TextProblem> problems) {
        public TaskListing {
            tasks = List.copyOf(tasks);
            problems = List.copyOf(problems);
        }

        public Optional<ListedTask> task(String id) {
            return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
        }
    }

    /**
     * One of its tasks; {@code terms} are those the queue knows, {@code file} is that of the repository with its text, {@code ""} when {@code text} is;
     * {@code mark} is where in the content the letter stands that says that it is done, -1 for none.
     */
    record ListedTask(
            String id, String title, String text, boolean done, ListedTerms terms, String file, int line, int mark) {}

    /** The tasks it waits for, and what is written of its priority, labels and assignee, and by when it is due, {@code ""} for nothing. */
    record ListedTerms(List<String> after, String priority, List<String> labels, String assignee, String due) {
        public ListedTerms {
            after = List.copyOf(after);
            labels = List.copyOf(labels);
        }
    }
}
