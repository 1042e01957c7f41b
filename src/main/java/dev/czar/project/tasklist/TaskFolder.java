package dev.czar.project.tasklist;

import dev.czar.io.FailureText;
import dev.czar.json.TextProblem;
import dev.czar.project.files.InvalidFileException;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder in which each Markdown file but README.md is a task, called like the file. */
final class TaskFolder implements TaskList {
    private static final String SUFFIX = ".md";

    private final ProjectLayout layout;
    private final String name;

    TaskFolder(ProjectLayout layout, String name) {
        this.layout = layout;
        this.name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path folder() {
        return layout.root().resolve(name);
    }

    @Override
    public boolean isPart(Path file) {
        String last = file.getFileName().toString();
        return last.endsWith(SUFFIX) && !last.startsWith(".") && !last.equals("README.md");
    }

    @Override
    public TaskListing read() throws ProjectException {
        List<ListedTask> tasks = new ArrayList<>();
        List<TextProblem> problems = new ArrayList<>();
        for (String task : names()) {
            String path = path(task);
            try {
                if (!TextFormat.TASK.fits(task)) {
                    throw new InvalidFileException(List.of(new TextProblem(
                            path,
                            1,
                            1,
                            "'" + task + "' is not a good name",
                            "expected " + TextFormat.TASK.expected())));
                }
                tasks.add(new TaskText(path, new ListedFile(layout, path).text()).task(task));
            } catch (InvalidFileException invalid) {
                problems.addAll(invalid.problems());
            } catch (ProjectException unreadable) {
                problems.add(new TextProblem(path, 1, 1, unreadable.getMessage()));
            }
        }
        Set<String> done =
                tasks.stream().filter(ListedTask::done).map(ListedTask::id).collect(Collectors.toSet());
        return new TaskListing(
                tasks.stream().map(task -> withoutDone(task, done)).toList(), problems);
    }

    @Override
    public boolean tick(String task) throws ProjectException, IOException {
        return Files.exists(folder().resolve(task + SUFFIX))
                && new ListedFile(layout, path(task))
                        .change(text -> Optional.of(new TaskText(path(task), text).ticked()));
    }

    private List<String> names() throws ProjectException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> isPart(file) && Files.isRegularFile(file))
                    .map(file -> file.getFileName().toString())
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new ProjectException(
                    "cannot read the folder " + name + " with the tasks that czar.yaml names: "
                            + FailureText.of(failure),
                    failure);
        }
    }

    private String path(String task) {
        return name + "/" + task + SUFFIX;
    }

    private static ListedTask withoutDone(ListedTask task, Set<String> done) {
        ListedTerms terms = task.terms();
        List<String> after =
                terms.after().stream().filter(needed -> !done.contains(needed)).toList();
        return new ListedTask(
                task.id(),
                task.title(),
                task.text(),
                task.done(),
                new ListedTerms(after, terms.priority(), terms.labels(), terms.assignee(), terms.due()),
                task.file(),
                task.line(),
                task.mark());
    }
}
