package dev.czar.web.mcp;

import dev.czar.io.FailureText;
import dev.czar.project.files.GitLayoutReader.CheckedOutHead;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.TextFormat.ValidNames;
import dev.czar.project.report.ReportWriter;
import dev.czar.web.mcp.CallingWorker.CallerLookup;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.Tool.Annotations;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a worker may say: progress, questions and completion, left in the spool like those of the report command. */
class ReportTools {

    private static final int LONGEST = 4000;

    private final CallerLookup callers;
    private final ToolAnswers answers;
    private final Clock clock;

    ReportTools(CallerLookup callers, ToolAnswers answers, Clock clock) {
        this.callers = callers;
        this.answers = answers;
        this.clock = clock;
    }

    @Tool(
            name = "report",
            description = "Report your progress on your task: percent, estimate, and what you are blocked on.",
            annotations = @Annotations(title = "Report", destructiveHint = false, openWorldHint = false))
    ToolResponse report(
            @ToolArg(description = "How much is done, 0 to 100", required = false) Optional<Integer> progress,
            @ToolArg(description = "When it will be done, in words", defaultValue = "") String estimate,
            @ToolArg(name = "blocked_on", description = "The task or thing you wait for", defaultValue = "")
                    String blockedOn) {
        if (progress.isPresent() && (progress.get() < 0 || progress.get() > 100)) {
            throw new ToolCallException("progress is a number from 0 to 100");
        }
        if (progress.isEmpty() && estimate.isBlank() && blockedOn.isBlank()) {
            throw new ToolCallException("say at least one of progress, estimate and blocked_on");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        progress.ifPresent(percent -> fields.put("progress", String.valueOf(percent)));
        put(fields, "eta", estimate);
        put(fields, "blocked-on", blockedOn);
        return record(callers.caller(), fields, "The report is recorded.");
    }

    @Tool(
            name = "ask",
            description = "Ask a human a question. It is recorded; the answer comes as a message in your session.",
            annotations = @Annotations(title = "Ask", destructiveHint = false, openWorldHint = false))
    ToolResponse ask(@ToolArg(description = "The question, with what the human needs to know") String question) {
        if (question.isBlank()) {
            throw new ToolCallException("the question is empty");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "question", question);
        return record(
                callers.caller(),
                fields,
                "The question is recorded and shown to a human, who answers in your session. Go on with what does not"
                        + " depend on the answer.");
    }

    @Tool(
            name = "complete",
            description = "Report that your task is done: the committed head of your task's branch is then checked.",
            annotations = @Annotations(title = "Complete", destructiveHint = false, openWorldHint = false))
    ToolResponse complete() {
        CallingWorker caller = callers.caller();
        CheckedOutHead head = head(caller);
        if (head.commit().isEmpty()) {
            throw new ToolCallException("there is no commit yet in your worktree");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("task", task(caller, head));
        fields.put("done", "true");
        return write(
                caller,
                fields,
                new RecordedReport(
                        true,
                        "The completion report is recorded; the commit named is checked next.",
                        task(caller, head),
                        head.commit()));
    }

    private ToolResponse record(CallingWorker caller, Map<String, String> fields, String explanation) {
        String task = task(caller, head(caller));
        if (!task.isEmpty()) {
            fields.put("task", task);
        }
        return write(caller, fields, new RecordedReport(true, explanation, task, ""));
    }

    private ToolResponse write(CallingWorker caller, Map<String, String> fields, RecordedReport answer) {
        fields.put("worker", caller.worker());
        try {
            new ReportWriter(
                            caller.project().layout().spool(),
                            caller.project().config().branches(),
                            clock)
                    .write(fields, worktree(caller));
        } catch (ProjectException refused) {
            throw new ToolCallException(refused.getMessage());
        } catch (IOException failure) {
            throw new ToolCallException("the report could not be written: " + FailureText.of(failure), failure);
        }
        return answers.of(answer);
    }

    /** The task whose branch is checked out, as the report command has it; without one, the task in hand. */
    private static String task(CallingWorker caller, CheckedOutHead head) {
        String own = caller.project().config().branches().ofWorker(caller.worker());
        String branch = head.branch();
        String task = branch.startsWith(own) ? branch.substring(own.length()) : caller.task();
        return ValidNames.isTask(task) ? task : "";
    }

    private static CheckedOutHead head(CallingWorker caller) {
        try {
            return CheckedOutHead.of(worktree(caller));
        } catch (IOException failure) {
            throw new ToolCallException("your worktree cannot be read: " + FailureText.of(failure), failure);
        }
    }

    private static Path worktree(CallingWorker caller) {
        return caller.project().config().worktree(caller.worker());
    }

    private static void put(Map<String, String> fields, String key, String text) {
        String visible = ValidNames.visible(text).strip();
        if (!visible.isEmpty()) {
            fields.put(key, visible.substring(0, Math.min(visible.length(), LONGEST)));
        }
    }

    /** What was recorded: {@code task} "" when there is none, {@code commit} the one reported as complete, else "". */
    record RecordedReport(boolean recorded, String explanation, String task, String commit) {}
}
