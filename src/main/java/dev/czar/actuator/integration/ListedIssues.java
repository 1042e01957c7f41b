package dev.czar.actuator.integration;

import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectException;
import dev.czar.project.tasklist.TaskList;
import dev.czar.project.tasklist.TaskList.ListedTask;
import dev.czar.project.tasklist.TaskList.TaskListing;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.IssueServer;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.forge.TrackedIssue.IssueTerms;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The tasks of a checklist or folder as issues: one is called {@code file#task}, takes no comments, and is closed by a tick. */
public final class ListedIssues implements IssueServer {
    private final TaskList list;

    private ListedIssues(TaskList list) {
        this.list = list;
    }

    public static IssueTracker tracker(TaskList list) {
        return new IssueTracker(new ListedIssues(list), "", Runnable::run);
    }

    @Override
    public String place() {
        return list.name();
    }

    @Override
    public IssueListing labelled(String label) {
        TaskListing listing = read();
        return new IssueListing(
                listing.tasks().stream()
                        .filter(task -> !task.done())
                        .map(this::issue)
                        .toList(),
                listing.problems().stream().map(Objects::toString).toList());
    }

    @Override
    public boolean keeps(String id) {
        return id.startsWith(list.name() + "#");
    }

    @Override
    public Optional<TrackedIssue> find(String id) {
        return read().task(task(id)).map(this::issue);
    }

    @Override
    public List<String> comments(String id) {
        return List.of();
    }

    @Override
    public void comment(String id, String text) {
        // what a person wrote stays as it is, but for the tick
    }

    @Override
    public void close(String id) {
        try {
            if (!list.tick(task(id))) {
                throw new ForgeException(
                        "%s could not be ticked in %s: it is not there as it was, or the file keeps changing"
                                .formatted(task(id), list.name()));
            }
        } catch (ProjectException | IOException failure) {
            throw new ForgeException(FailureText.of(failure), failure);
        }
    }

    private TaskListing read() {
        try {
            return list.read();
        } catch (ProjectException failure) {
            throw new ForgeException(failure.getMessage(), failure);
        }
    }

    private String task(String id) {
        return id.substring(list.name().length() + 1);
    }

    private TrackedIssue issue(ListedTask task) {
        return new TrackedIssue(
                list.name() + "#" + task.id(),
                task.id(),
                task.title(),
                task.text(),
                "",
                "%s:%d".formatted(task.file().isEmpty() ? list.name() : task.file(), task.line()),
                !task.done(),
                new IssueTerms(
                        Set.copyOf(task.terms().after()),
                        task.terms().priority(),
                        task.terms().labels(),
                        task.terms().assignee(),
                        task.terms().due(),
                        task.file(),
                        true));
    }
}
