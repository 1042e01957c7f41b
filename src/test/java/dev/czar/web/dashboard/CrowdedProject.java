package dev.czar.web.dashboard;

import dev.czar.fact.Fact;
import dev.czar.fact.Health.AwaitingInput;
import dev.czar.fact.Health.Blocked;
import dev.czar.fact.Health.Crashed;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Health.Slow;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.OmnibusReadiness.MemberState;
import dev.czar.fact.OmnibusReadiness.MemberStatus;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.TaskProgress.StageReached;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskProgress.WaitingFor;
import dev.czar.fact.TaskProgress.WaitingStep;
import dev.czar.fact.WorkInProgress.Assigned;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.fact.WorkerCondition.GivenUp;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts of a big project in the middle of its work: some workers ask, one has crashed, some are stuck, most are well. */
final class CrowdedProject {

    private static final List<String> AREAS =
            List.of("parser", "storage", "network", "billing", "search", "reports", "accounts", "printing");
    private static final Map<TaskStage, WaitingStep> NEXT = Map.of(
            TaskStage.WAITING, WaitingStep.REQUIREMENT,
            TaskStage.READY, WaitingStep.WORKER,
            TaskStage.DELIVERED, WaitingStep.COMMIT,
            TaskStage.COMPLETION_CLAIMED, WaitingStep.CHECKS,
            TaskStage.IN_REVIEW, WaitingStep.APPROVAL,
            TaskStage.RETURNED, WaitingStep.REPAIR,
            TaskStage.ACCEPTED, WaitingStep.BUILD);
    private static final int CHAIN = 6;

    private final List<Fact> facts = new ArrayList<>();
    private final int workers;
    private final int tasks;

    private CrowdedProject(int workers, int tasks) {
        this.workers = workers;
        this.tasks = tasks;
    }

    static Fact[] of(int workers, int tasks) {
        CrowdedProject project = new CrowdedProject(workers, tasks);
        for (int worker = 1; worker <= workers; worker++) {
            project.worker(worker);
        }
        for (int task = 1; task <= tasks; task++) {
            project.task(task);
        }
        project.facts.add(
                new UsageTotal(UsageScope.PROJECT_DAY, "project", "2026-11-29", 18_400_000, 61_230_000, true));
        project.facts.add(new UsageTotal(UsageScope.PROJECT, "project", "", 52_900_000, 176_400_000, true));
        project.facts.add(new Omnibus("0c0ffee123", "beef", "abc123", OmnibusState.TESTED, Duration.ofMinutes(4)));
        return project.facts.toArray(Fact[]::new);
    }

    private static String name(int task) {
        return "%s-%02d-keeps-what-it-was-told".formatted(AREAS.get(task / CHAIN % AREAS.size()), task);
    }

    private static String id(int worker) {
        return "worker%02d".formatted(worker);
    }

    private void worker(int number) {
        String worker = id(number);
        facts.add(new Worker(worker, "claude", List.of("code")));
        facts.add(new TrackRecord(worker, "", 3, 2, number % 4 == 0 ? 1 : 2, Duration.ofMinutes(40)));
        facts.add(new Workspace(worker, "czar/" + worker, "abc", true, 2, 1, Duration.ofMinutes(number)));
        switch (number) {
            case 7 -> {
                facts.add(new AwaitingInput(worker, "May I drop the old table?", "e1"));
                facts.add(
                        new WorkerQuestion(worker, name(number), "May I drop the old table?", Duration.ofMinutes(12)));
                facts.add(new Asking(
                        worker,
                        "May I drop the old table, or are its rows still read by the nightly report?",
                        Duration.ofMinutes(12)));
            }
            case 13 -> {
                facts.add(new Crashed(worker, "e2"));
                facts.add(new GivenUp(worker, "e2", "has crashed 3 times in 30 min", "czar restart " + worker));
            }
            case 21 -> {
                facts.add(new AwaitingInput(worker, "permission", "e3"));
                facts.add(new PermissionRequest(
                        worker,
                        "p1",
                        "Bash",
                        "git push --force origin main",
                        "",
                        "{}",
                        true,
                        "",
                        "",
                        Duration.ofMinutes(3)));
            }
            case 28, 33 -> facts.add(new Stuck(worker, name(number), "e4"));
            case 5, 40, 41 -> facts.add(new Slow(worker, name(number), "e5"));
            case 44, 45, 46, 47 -> facts.add(new Blocked(worker, name(number)));
            default -> facts.add(new Healthy(worker));
        }
    }

    private void task(int number) {
        String task = name(number);
        TaskStage stage = stage(number);
        facts.add(new Task(task, TaskKind.PRIMARY, TaskStatus.PENDING, number % 3 + 1, "", "", true));
        facts.add(new StageReached(task, stage));
        if (number % CHAIN != 1) {
            facts.add(new Dependency(task, name(number - 1)));
        }
        if (NEXT.containsKey(stage)) {
            facts.add(new WaitingFor(task, NEXT.get(stage), stage == TaskStage.WAITING ? name(number - 1) : ""));
        }
        if (stage == TaskStage.INTEGRATED) {
            integrated(task, number);
        } else if (stage.compareTo(TaskStage.CLAIMED) >= 0) {
            String worker = id(number % workers + 1);
            facts.add(new Claim(task, worker, Duration.ofMinutes(5 + number % 40)));
            facts.add(new Delivery(task, worker, 1, DeliveryStep.ACKNOWLEDGED, Duration.ofMinutes(4 + number % 40)));
            facts.add(new Assigned(worker, task));
            member(task, stage);
        }
    }

    private void integrated(String task, int number) {
        String worker = id(number % workers + 1);
        Duration age = Duration.ofMinutes(5 + 7L * (number * 37 % 50));
        facts.add(new Claim(task, worker, age.plusMinutes(20 + number * 13 % 45)));
        facts.add(new Delivery(task, worker, 1, DeliveryStep.ACKNOWLEDGED, age.plusMinutes(20)));
        facts.add(new Integrated(task, "czar/" + worker + "/" + task, "abc", "0c0ffee123", age));
    }

    private void member(String task, TaskStage stage) {
        switch (stage) {
            case ACCEPTED -> facts.add(new MemberStatus(task, "b/" + task, "abc", MemberState.NEXT));
            case IN_REVIEW -> facts.add(new MemberStatus(task, "b/" + task, "abc", MemberState.UNDER_REVIEW));
            case RETURNED -> facts.add(new MemberStatus(task, "b/" + task, "abc", MemberState.EVICTED));
            default -> {}
        }
    }

    private TaskStage stage(int number) {
        int place = (number - 1) % CHAIN;
        int group = (number - 1) / CHAIN;
        if (place < 2 || (place == 2 && group % 2 == 0)) {
            return TaskStage.INTEGRATED;
        }
        if (place == CHAIN - 1) {
            return number > tasks - 2 ? TaskStage.HELD : TaskStage.WAITING;
        }
        return switch ((group + 3 * place) % 9) {
            case 0 -> TaskStage.IN_REVIEW;
            case 1 -> TaskStage.READY;
            case 2 -> TaskStage.ACCEPTED;
            case 3 -> TaskStage.COMPLETION_CLAIMED;
            case 4 -> TaskStage.RETURNED;
            default -> TaskStage.DELIVERED;
        };
    }
}
