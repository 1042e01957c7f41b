package dev.czar.ledger.measure;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ShareComparison.CountedShare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a project's past says about ways to do things, in counts that can be added up over projects. */
public final class ProjectLessons {

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

    /** {@code withAcceptance} are the tasks with commands of their own that must succeed. */
    public static List<ShareComparison> of(EventHistory past, Set<String> withAcceptance) {
        ProjectLessons lessons = new ProjectLessons(past);
        List<ShareComparison> all = new ArrayList<>();
        all.add(new ShareComparison(
                "went back",
                lessons.wentBack("tasks without acceptance", task -> !withAcceptance.contains(task)),
                lessons.wentBack("tasks with acceptance", withAcceptance::contains)));
        all.add(lessons.ladder());
        all.addAll(lessons.agents());
        return all;
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
                "moved the worker",
                moved("questions for the status", nudges, level -> level == NudgeLevel.ASK_STATUS),
                moved("later nudges", nudges, level -> level != NudgeLevel.ASK_STATUS));
    }

    private static CountedShare moved(String label, List<DecisionEffect> nudges, Predicate<NudgeLevel> which) {
        List<DecisionEffect> some = nudges.stream()
                .filter(effect ->
                        which.test(((Nudge) effect.decision().decision().action()).level()))
                .toList();
        return new CountedShare(
                label, (int) some.stream().filter(DecisionEffect::moved).count(), some.size());
    }

    /** Each agent's tasks against those of all others. */
    private List<ShareComparison> agents() {
        Map<String, String> agents = past.seen(Worker.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Worker::id, Worker::agent, (older, newer) -> newer));
        Map<String, String> byTask = past.seen(Claim.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(
                        Claim::task, claim -> agents.getOrDefault(claim.worker(), ""), (older, newer) -> newer));
        Set<String> several = new TreeSet<>(byTask.values());
        return several.size() < 2
                ? List.of()
                : several.stream()
                        .map(agent -> new ShareComparison(
                                "went back",
                                wentBack("tasks of " + agent, task -> agent.equals(byTask.get(task))),
                                wentBack(
                                        "tasks of other agents than " + agent,
                                        task -> !agent.equals(byTask.get(task)))))
                        .toList();
    }
}
