package dev.czar.ledger.measure;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.EventHistory.AssignmentPeriod;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import dev.czar.ledger.measure.TaskTextOutcome.TaskText;
import dev.czar.ledger.measure.TimeComparison.LoggedTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a project's past says about ways to do things, in counts that can be added up over projects. */
public final class ProjectLessons {

    /** Of comparisons in which less often is better. */
    public static final String WENT_BACK = "went back";

    private static final String MOVED = "moved the worker";
    private static final Duration LONG = Duration.ofHours(1);

    private final EventHistory past;
    private final Set<String> returned;
    private final Set<String> finished;

    private ProjectLessons(EventHistory past) {
        this.past = past;
        this.returned =
                past.seen(ReturnedWork.class).map(seen -> seen.fact().task()).collect(Collectors.toSet());
        this.finished = past.seen(Integrated.class)
                .map(seen -> seen.fact().task())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code texts} are the tasks of which it is known how they are written. */
    public static List<ShareComparison> of(EventHistory past, Map<String, TaskText> texts) {
        ProjectLessons lessons = new ProjectLessons(past);
        List<ShareComparison> all = new ArrayList<>(lessons.texts(texts));
        all.add(lessons.ladder());
        all.add(lessons.patience());
        all.addAll(lessons.agents());
        return all;
    }

    /** Ways of writing a task against the other way. */
    private List<ShareComparison> texts(Map<String, TaskText> texts) {
        return List.of(
                written(texts, "tasks without acceptance", "tasks with acceptance", text -> !text.acceptance()),
                written(texts, "tasks in under 30 words", "tasks in 30 words and more", TaskText::isShort),
                written(texts, "tasks that only name paths", "tasks that say more than paths", TaskText::pathsOnly),
                written(texts, "tasks for anybody", "tasks for one worker", text -> !text.assigned()));
    }

    private ShareComparison written(
            Map<String, TaskText> texts, String some, String others, Predicate<TaskText> which) {
        return new ShareComparison(
                WENT_BACK,
                wentBack(some, task -> texts.containsKey(task) && which.test(texts.get(task))),
                wentBack(others, task -> texts.containsKey(task) && !which.test(texts.get(task))));
    }

    /** How long the tasks of each agent take from claim to omnibus, against those of all others; and the same of each skill. */
    public static List<TimeComparison> times(EventHistory past) {
        Map<String, String> agents = agentsOf(past);
        Map<String, String> skills = past.seen(Task.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Task::id, Task::skill, (older, newer) -> newer));
        Set<String> finished =
                past.seen(Integrated.class).map(seen -> seen.fact().task()).collect(Collectors.toSet());
        List<AssignmentPeriod> periods = AssignmentPeriod.of(past).stream()
                .filter(period -> finished.contains(period.task()))
                .toList();
        Set<String> several = new TreeSet<>();
        periods.forEach(period -> several.add(agents.getOrDefault(period.worker(), "")));
        if (several.size() < 2) {
            return List.of();
        }
        Set<String> kinds = new TreeSet<>(skills.values());
        kinds.add("");
        List<TimeComparison> all = new ArrayList<>();
        for (String kind : kinds) {
            String tasks = kind.isEmpty() ? "tasks" : kind + " tasks";
            List<AssignmentPeriod> some = periods.stream()
                    .filter(period -> kind.isEmpty() || kind.equals(skills.get(period.task())))
                    .toList();
            for (String agent : several) {
                all.add(new TimeComparison(
                        "took",
                        logged(tasks + " of " + agent, some, period -> agent.equals(agents.get(period.worker()))),
                        logged(
                                tasks + " of other agents than " + agent,
                                some,
                                period -> !agent.equals(agents.get(period.worker())))));
            }
        }
        return all;
    }

    private static LoggedTimes logged(String label, List<AssignmentPeriod> periods, Predicate<AssignmentPeriod> which) {
        LoggedTimes times = LoggedTimes.none(label);
        for (AssignmentPeriod period : periods) {
            times = which.test(period) ? times.with(period.length().toMillis() / 1000.0) : times;
        }
        return times;
    }

    private static Map<String, String> agentsOf(EventHistory past) {
        return past.seen(Worker.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Worker::id, Worker::agent, (older, newer) -> newer));
    }

    /** What became of each worker's tasks of each skill. */
    public static List<TrackRecord> trackRecords(EventHistory past) {
        return List.copyOf(past.seen(TrackRecord.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(
                        TrackRecord::subject, record -> record, (older, newer) -> newer, LinkedHashMap::new))
                .values());
    }

    private CountedShare wentBack(String label, Predicate<String> which) {
        List<String> tasks = finished.stream().filter(which).toList();
        return new CountedShare(
                label, (int) tasks.stream().filter(returned::contains).count(), tasks.size());
    }

    /** Whether asking moves a worker more often than the steps after it do. */
    private ShareComparison ladder() {
        List<DecisionEffect> nudges = DecisionEffect.of(past, Nudge.class, Nudge::worker);
        return new ShareComparison(
                MOVED,
                moved("questions for the status", nudges, level -> level == NudgeLevel.ASK_STATUS),
                moved("later nudges", nudges, level -> level != NudgeLevel.ASK_STATUS));
    }

    /** Whether it matters how long a worker was silent when it was spoken to. */
    private ShareComparison patience() {
        List<DecisionEffect> nudges = DecisionEffect.of(past, Nudge.class, Nudge::worker);
        return new ShareComparison(
                MOVED,
                counted(
                        "messages after an hour of silence and more",
                        nudges,
                        effect -> silence(effect).compareTo(LONG) >= 0),
                counted(
                        "messages after less than an hour of silence",
                        nudges,
                        effect -> silence(effect).compareTo(LONG) < 0));
    }

    /** Since the last commit or report before it; long when there was none. */
    private Duration silence(DecisionEffect effect) {
        Instant at = effect.decision().at();
        Stream<Instant> commits =
                past
                        .last(Workspace.class, effect.worker(), at)
                        .map(seen -> seen.at().minus(seen.fact().age()))
                        .stream();
        Stream<Instant> reports = past.last(WorkerReport.class, effect.worker(), at).map(DatedFact::at).stream();
        return Stream.concat(commits, reports)
                .max(Instant::compareTo)
                .map(last -> Duration.between(last, at))
                .orElse(LONG);
    }

    private static CountedShare moved(String label, List<DecisionEffect> nudges, Predicate<NudgeLevel> which) {
        return counted(
                label,
                nudges,
                effect -> which.test(((Nudge) effect.decision().decision().action()).level()));
    }

    private static CountedShare counted(String label, List<DecisionEffect> nudges, Predicate<DecisionEffect> which) {
        List<DecisionEffect> some = nudges.stream().filter(which).toList();
        return new CountedShare(
                label, (int) some.stream().filter(DecisionEffect::moved).count(), some.size());
    }

    /** Each agent's tasks against those of all others. */
    private List<ShareComparison> agents() {
        Map<String, String> agents = agentsOf(past);
        Map<String, String> byTask = past.seen(Claim.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(
                        Claim::task, claim -> agents.getOrDefault(claim.worker(), ""), (older, newer) -> newer));
        Set<String> several = new TreeSet<>(byTask.values());
        return several.size() < 2
                ? List.of()
                : several.stream()
                        .map(agent -> new ShareComparison(
                                WENT_BACK,
                                wentBack("tasks of " + agent, task -> agent.equals(byTask.get(task))),
                                wentBack(
                                        "tasks of other agents than " + agent,
                                        task -> !agent.equals(byTask.get(task)))))
                        .toList();
    }
}
