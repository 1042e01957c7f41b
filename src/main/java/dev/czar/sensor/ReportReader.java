package dev.czar.sensor;

import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Fact;
import dev.czar.fact.Turn;
import dev.czar.fact.WorkerReport;
import dev.czar.project.BadReport;
import dev.czar.project.Names;
import dev.czar.project.SpooledReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what a worker reported into facts, or says what is wrong with it. */
final class ReportReader {

    private static final int LONGEST = 4000;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}");
    private static final Set<String> STATES = Set.of("active", "idle", "blocked");

    private final Set<String> workers;

    ReportReader(Set<String> workers) {
        this.workers = Set.copyOf(workers);
    }

    List<Fact> report(SpooledReport report, Duration age) throws BadReport {
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
        if (!report.field("done").isEmpty()) {
            facts.add(claim(report, task, worker, age));
        }
        return facts;
    }

    Turn turn(SpooledReport report) throws BadReport {
        String state = report.field("state");
        if (!STATES.contains(state)) {
            throw new BadReport("'state' is not one of active, idle, blocked");
        }
        return Turn.valueOf(state.toUpperCase(Locale.ROOT));
    }

    String worker(SpooledReport report) throws BadReport {
        String worker = report.field("worker");
        if (!workers.contains(worker)) {
            throw new BadReport(worker.isEmpty() ? "'worker' is missing" : "no worker of this project is named so");
        }
        return worker;
    }

    /** The branch, or "" when it is none that a worker could be on. */
    String branch(SpooledReport report) {
        String branch = report.field("branch");
        return Names.isBranch(branch) ? branch : "";
    }

    String commit(SpooledReport report) throws BadReport {
        if (!COMMIT.matcher(report.field("commit")).matches()) {
            throw new BadReport("'commit' is not a commit id");
        }
        return report.field("commit");
    }

    private CompletionClaim claim(SpooledReport report, String task, String worker, Duration age) throws BadReport {
        String branch = branch(report);
        if (!branch.equals("czar/" + worker + "/" + task)) {
            throw new BadReport("'done' reported from a branch that is not the task's");
        }
        return new CompletionClaim(task, worker, branch, commit(report), age);
    }

    private static String task(SpooledReport report) throws BadReport {
        String task = report.field("task");
        if (!task.isEmpty() && !Names.isTask(task)) {
            throw new BadReport("'task' is not the name of a task");
        }
        return task;
    }

    private static int percent(SpooledReport report) throws BadReport {
        String progress = report.field("progress");
        if (progress.isEmpty()) {
            return -1;
        }
        if (!PERCENT.matcher(progress).matches() || Integer.parseInt(progress) > 100) {
            throw new BadReport("'progress' is not a number from 0 to 100");
        }
        return Integer.parseInt(progress);
    }

    private static String text(SpooledReport report, String key) {
        String text = Names.visible(report.field(key));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
