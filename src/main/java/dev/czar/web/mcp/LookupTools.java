package dev.czar.web.mcp;

import dev.czar.fact.ChangeScope.BranchChange;
import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.fact.Conflict;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.project.files.ProjectException;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.TaskBriefReader.TaskBrief;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.web.mcp.CallingWorker.CallerLookup;
import dev.czar.web.view.PullRequestView;
import dev.czar.web.view.TaskViews;
import dev.czar.web.view.TaskViews.TaskView;
import dev.czar.web.view.ViewSource.LastConflictCheck;
import dev.czar.web.view.WorkerViews;
import dev.czar.web.view.WorkerViews.WorkerView;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a worker may look up: its task, the others, conflicts, files and pull requests. */
class LookupTools {

    private static final String NOTHING_CLAIMED =
            "Nothing was claimed: the supervisor's rules hand out tasks, by priority, skill and files under change."
                    + " An idle worker gets the text of its next task in its session; there is nothing to do for it.";

    private final CallerLookup callers;
    private final ToolAnswers answers;
    private final Clock clock;

    LookupTools(CallerLookup callers, ToolAnswers answers, Clock clock) {
        this.callers = callers;
        this.answers = answers;
        this.clock = clock;
    }

    @Tool(
            name = "my_task",
            description = "The task you have in hand: its text, stage, what it waits for, your branch and last report.",
            annotations =
                    @Annotations(
                            title = "Your task",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse myTask() {
        CallingWorker caller = callers.caller();
        String task = caller.task();
        Optional<TaskView> view = new TaskViews(caller.facts())
                .all().stream().filter(one -> one.task().id().equals(task)).findFirst();
        return answers.of(new OwnTask(
                caller.worker(),
                caller.project().name(),
                task,
                view.flatMap(one -> brief(caller, task)),
                view,
                caller.facts().one(Workspace.class, caller.worker()),
                caller.facts().one(WorkerReport.class, caller.worker())));
    }

    private Optional<TaskBrief> brief(CallingWorker caller, String task) {
        var layout = caller.project().layout();
        try {
            return Optional.of(new TaskBriefReader(layout, new WorkQueueFile(layout, clock)).read(task));
        } catch (ProjectException missing) {
            return Optional.empty();
        }
    }

    @Tool(
            name = "who_does_what",
            description = "All workers with their health and task, and all tasks with stage and worker.",
            annotations =
                    @Annotations(
                            title = "Who does what",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse whoDoesWhat() {
        CallingWorker caller = callers.caller();
        return answers.of(new Assignments(
                new WorkerViews(caller.facts())
                        .all().stream().map(WorkerLine::of).toList(),
                new TaskViews(caller.facts()).all().stream().map(TaskLine::of).toList()));
    }

    @Tool(
            name = "claim_task",
            description = "Which tasks are ready for you. Claims nothing: the supervisor assigns tasks by its rules.",
            annotations =
                    @Annotations(
                            title = "Claim task",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse claimTask() {
        CallingWorker caller = callers.caller();
        List<Ready> ready = caller.facts().all(Ready.class).stream()
                .filter(task -> task.assignee().isEmpty() || task.assignee().equals(caller.worker()))
                .sorted(Comparator.comparing(Ready::rank))
                .toList();
        return answers.of(new ClaimAnswer(false, NOTHING_CLAIMED, caller.task(), ready));
    }

    @Tool(
            name = "conflicts_with_me",
            description =
                    "Conflicts of your changes with other workers' or the mainline: files, lines, who should move.",
            annotations =
                    @Annotations(
                            title = "Conflicts with me",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse conflictsWithMe() {
        CallingWorker caller = callers.caller();
        List<Conflict> conflicts = caller.facts().all(Conflict.class).stream()
                .filter(one ->
                        one.worker().equals(caller.worker()) || one.other().equals(caller.worker()))
                .toList();
        return answers.of(new OwnConflicts(conflicts, LastConflictCheck.of(caller.project())));
    }

    @Tool(
            name = "files_under_change",
            description = "What each task declares it changes, what branches change by area, and where tasks overlap.",
            annotations =
                    @Annotations(
                            title = "Files under change",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse filesUnderChange() {
        var facts = callers.caller().facts();
        return answers.of(new FilesUnderChange(
                facts.all(TaskFiles.class), facts.all(BranchChange.class), facts.all(Overlap.class)));
    }

    @Tool(
            name = "pr_status",
            description = "Your pull requests with checks, review and what they wait for; with all=true everyone's.",
            annotations =
                    @Annotations(
                            title = "Pull request status",
                            readOnlyHint = true,
                            destructiveHint = false,
                            openWorldHint = false))
    ToolResponse pullRequestStatus(
            @ToolArg(description = "Everyone's instead of yours", defaultValue = "false") boolean all) {
        CallingWorker caller = callers.caller();
        return answers.of(new PullRequests(caller.facts().all(PullRequest.class).stream()
                .filter(request -> all || request.worker().equals(caller.worker()))
                .map(request -> PullRequestView.of(caller.facts(), request))
                .toList()));
    }

    /** {@code task} is "" and {@code brief} empty for a worker without a task. */
    record OwnTask(
            String worker,
            String project,
            String task,
            Optional<TaskBrief> brief,
            Optional<TaskView> progress,
            Optional<Workspace> workspace,
            Optional<WorkerReport> lastReport) {}

    /** Everyone, and everything there is to do. */
    record Assignments(List<WorkerLine> workers, List<TaskLine> tasks) {}

    /** A worker in one line. */
    record WorkerLine(String id, String health, String task, String branch, Optional<WorkerReport> lastReport) {

        static WorkerLine of(WorkerView view) {
            return new WorkerLine(view.id(), view.health(), view.task(), view.branch(), view.report());
        }
    }

    /** A task in one line. */
    record TaskLine(String id, String stage, String worker, int priority, List<String> requires) {

        static TaskLine of(TaskView view) {
            return new TaskLine(
                    view.task().id(), view.stage(), view.worker(), view.task().priority(), view.requires());
        }
    }

    /** What came of asking for a task: {@code current} is the one in hand, "" for none; {@code ready} the next ones, first first. */
    record ClaimAnswer(boolean claimed, String explanation, String current, List<Ready> ready) {}

    /** In each conflict {@code worker} is the one that should move. */
    record OwnConflicts(List<Conflict> conflicts, LastConflictCheck lastCheck) {}

    /** Declared files by task, changes by branch, and files that two tasks touch. */
    record FilesUnderChange(List<TaskFiles> declared, List<BranchChange> changes, List<Overlap> overlaps) {}

    /** Pull requests with what was said of them. */
    record PullRequests(List<PullRequestView> pullRequests) {}
}
