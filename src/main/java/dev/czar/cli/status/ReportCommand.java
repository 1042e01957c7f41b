package dev.czar.cli.status;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A worker's word about its task, left in the spool; works whether or not Czar runs. */
@Command(
        name = "report",
        description = "For workers: report on the current task, acknowledge a message, claim completion.")
public final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--worker", paramLabel = "W", description = "Who reports (default: $CZAR_WORKER, or the branch).")
    private String worker;

    @Option(names = "--task", paramLabel = "T", description = "The task (default: that of the branch).")
    private String task;

    @Option(names = "--progress", paramLabel = "0-100", description = "How much of the task is done.")
    private Integer progress;

    @Option(names = "--eta", paramLabel = "TEXT", description = "When it will be done, such as 10m.")
    private String eta;

    @Option(names = "--blocked-on", paramLabel = "TASK", description = "The task that blocks this one.")
    private String blockedOn;

    @Option(names = "--question", paramLabel = "TEXT", description = "A question for a human.")
    private String question;

    @Option(names = "--note", paramLabel = "NAME=VALUE", description = "Tell rules something of this worker.")
    private String note;

    @Option(names = "--for", paramLabel = "TIME", description = "How long the note lasts, such as 2h.")
    private String duration;

    @Option(names = "--done", description = "The task is complete at the head of this branch.")
    private boolean done;

    @Option(names = "--ack", paramLabel = "ID", description = "Acknowledge the message that ends in [czar:ID].")
    private String message;

    @Override
    public Integer call() {
        ProjectLayout layout = ProjectLocator.layout(czar);
        Map<String, String> fields = fields();
        try {
            requireOwnWorktree(layout, fields.getOrDefault("worker", ""));
            new ReportWriter(spool(layout), branches(layout), czar.environment().clock())
                    .write(fields, czar.directory());
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        } catch (IOException failure) {
            throw CommandFailure.of(
                    "cannot leave the report in " + spool(layout) + ": " + FailureText.of(failure), "", failure);
        }
        if (czar.json()) {
            czar.output().json(fields);
        } else {
            czar.output().line("reported");
        }
        return 0;
    }

    /** A worker speaks for itself only. */
    private void requireOwnWorktree(ProjectLayout layout, String named) throws ProjectException {
        if (named.isEmpty() || !Files.exists(layout.configFile())) {
            return;
        }
        ProjectConfig config = ProjectConfig.load(layout);
        for (String owner : config.workers().keySet()) {
            if (!owner.equals(named) && czar.directory().startsWith(config.worktree(owner))) {
                throw new ProjectException("this is the worktree of " + owner + ", which cannot report for " + named);
            }
        }
    }

    /** A repository that was not set up has the usual names. */
    private static TaskBranchNames branches(ProjectLayout layout) throws ProjectException {
        return Files.exists(layout.configFile()) ? ProjectConfig.load(layout).branches() : TaskBranchNames.STANDARD;
    }

    private Path spool(ProjectLayout layout) {
        String given = environment("CZAR_SPOOL");
        return given.isEmpty() ? layout.spool() : Path.of(given);
    }

    private Map<String, String> fields() {
        if (progress != null && (progress < 0 || progress > 100)) {
            throw CommandFailure.wrongUsage("--progress is a number from 0 to 100, not " + progress, "");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "kind", message != null ? "ack" : note != null ? "note" : "report");
        put(fields, "worker", worker != null ? worker : environment("CZAR_WORKER"));
        put(fields, "message", message);
        if (note != null) {
            String[] parts = note.split("=", 2);
            put(fields, "name", parts[0]);
            put(fields, "value", parts.length == 2 ? parts[1] : "true");
            put(fields, "for", duration);
        }
        put(fields, "task", task);
        put(fields, "progress", progress == null ? null : progress.toString());
        put(fields, "eta", eta);
        put(fields, "blocked-on", blockedOn);
        put(fields, "question", question);
        put(fields, "done", done ? "true" : null);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private String environment(String name) {
        return czar.environment().variables().getOrDefault(name, "");
    }
}
