package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.io.DurationReader;
import dev.czar.io.SecretRedaction;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.TextFormat.ValidNames;
import dev.czar.project.report.ReportFormat.InvalidReportException;
import dev.czar.project.report.ReportProofs;
import dev.czar.project.report.ReportSpool.SpooledReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what a worker reported into facts, or says what is wrong with it. */
public final class ReportReader {

    private static final int LONGEST = 4000;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> STATES = Set.of("active", "idle", "blocked");

    private final Set<String> workers;
    private final TaskBranchNames branches;
    private final ReportProofs proofs;

    public ReportReader(ReportProofs proofs, TaskBranchNames branches) {
        this.workers = proofs.byWorker().keySet();
        this.proofs = proofs;
        this.branches = branches;
    }

    List<Fact> report(SpooledReport report, Duration age) throws InvalidReportException {
        String worker = worker(report);
        String task = task(report);
        List<Fact> facts = new ArrayList<>();
        facts.add(new WorkerReport(
                worker,
                task,
                percent(report),
                text(report, "eta"),
                text(report, "blocked-on"),
                text(report, "question"),
                age));
        if (!text(report, "question").isBlank()) {
            facts.add(new WorkerQuestion(worker, task, text(report, "question"), age));
        }
        if (!report.field("done").isEmpty()) {
            facts.add(claim(report, task, worker, age));
        }
        return facts;
    }

    /** What a worker tells rules of itself. */
    Note note(SpooledReport report, Duration age) throws InvalidReportException {
        String name = report.field("name");
        if (!NAME.matcher(name).matches()) {
            throw new InvalidReportException("'name' is not a word of letters, digits, dots and dashes");
        }
        Duration lasts = Duration.ZERO;
        if (!report.field("for").isEmpty()) {
            lasts = DurationReader.parse(report.field("for"))
                    .orElseThrow(() -> new InvalidReportException("'for' is not a time such as 2h"));
        }
        return new Note(worker(report), name, text(report, "value"), NoteSource.WORKER, age, lasts);
    }

    Turn turn(SpooledReport report) throws InvalidReportException {
        String state = report.field("state");
        if (!STATES.contains(state)) {
            throw new InvalidReportException("'state' is not one of active, idle, blocked");
        }
        return Turn.valueOf(state.toUpperCase(Locale.ROOT));
    }

    String worker(SpooledReport report) throws InvalidReportException {
        String worker = report.field("worker");
        if (!workers.contains(worker)) {
            throw new InvalidReportException(
                    worker.isEmpty() ? "'worker' is missing" : "no worker of this project is named so");
        }
        if (!proofs.shows(report.field("proof"), worker)) {
            throw new UnprovenReportException(
                    worker, proofs.writer(report.field("proof")).orElse(""));
        }
        return worker;
    }

    /** A report in the name of a worker that does not show that it is of this worker; {@code writer} "" when nobody's. */
    static final class UnprovenReportException extends InvalidReportException {
        private static final long serialVersionUID = 1L;

        private final String worker;

        UnprovenReportException(String worker, String writer) {
            super("a report in the name of %s shows %s"
                    .formatted(worker, writer.isEmpty() ? "no worker's proof" : "the proof of " + writer));
            this.worker = worker;
        }

        String worker() {
            return worker;
        }
    }

    /** The branch, or "" when it is none that a worker could be on. */
    String branch(SpooledReport report) {
        String branch = report.field("branch");
        return ValidNames.isBranch(branch) ? branch : "";
    }

    String commit(SpooledReport report) throws InvalidReportException {
        if (!COMMIT.matcher(report.field("commit")).matches()) {
            throw new InvalidReportException("'commit' is not a commit id");
        }
        return report.field("commit");
    }

    private CompletionReport claim(SpooledReport report, String task, String worker, Duration age)
            throws InvalidReportException {
        String branch = branch(report);
        if (!branch.equals(branches.of(worker, task))) {
            throw new InvalidReportException("'done' reported from a branch that is not the task's");
        }
        return new CompletionReport(task, worker, branch, commit(report), age);
    }

    private static String task(SpooledReport report) throws InvalidReportException {
        String task = report.field("task");
        if (!task.isEmpty() && !ValidNames.isTask(task)) {
            throw new InvalidReportException("'task' is not the name of a task");
        }
        return task;
    }

    private static int percent(SpooledReport report) throws InvalidReportException {
        String progress = report.field("progress");
        if (progress.isEmpty()) {
            return -1;
        }
        if (!PERCENT.matcher(progress).matches() || Integer.parseInt(progress) > 100) {
            throw new InvalidReportException("'progress' is not a number from 0 to 100");
        }
        return Integer.parseInt(progress);
    }

    private static String text(SpooledReport report, String key) {
        String text = SecretRedaction.of(ValidNames.visible(report.field(key)));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
