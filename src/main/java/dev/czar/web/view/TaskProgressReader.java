package dev.czar.web.view;

import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Fact;
import dev.czar.fact.Task;
import dev.czar.fact.TaskProgress.StageReached;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskProgress.WaitingFor;
import dev.czar.fact.TaskProgress.WaitingStep;
import dev.czar.web.request.FactIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what rules concluded about the stage of tasks and what they wait for; judges nothing itself. */
public final class TaskProgressReader {

    private static final String UNKNOWN = "UNKNOWN";

    private final FactIndex facts;
    private final Map<String, List<WaitingFor>> waiting;

    public TaskProgressReader(FactIndex facts) {
        this.facts = facts;
        this.waiting = facts.all(WaitingFor.class).stream().collect(Collectors.groupingBy(WaitingFor::task));
    }

    /** One thing that is waited for: {@code text} says step and subject in words; {@code rule} and {@code why} concluded it. */
    public record WaitingStepView(WaitingStep step, String subject, String text, String rule, String why) {}

    Optional<TaskStage> stage(String task) {
        return facts.one(StageReached.class, task).map(StageReached::stage);
    }

    /** As a word; {@code UNKNOWN} where the rules conclude no stage, as older rule books do. */
    String stageName(String task) {
        return stage(task).map(TaskStage::name).orElse(UNKNOWN);
    }

    /** The next step first; empty where the rules conclude no stage, which means unknown and not nothing. */
    Optional<List<WaitingStepView>> waitingFor(String task) {
        return stage(task).map(known -> waiting.getOrDefault(task, List.of()).stream()
                .sorted(Comparator.comparing(WaitingFor::step).thenComparing(WaitingFor::detail))
                .map(this::view)
                .toList());
    }

    /** Whether the rules that were run conclude stages at all. */
    boolean known() {
        return facts.all(Task.class).isEmpty() || !facts.all(StageReached.class).isEmpty();
    }

    String rule(Fact concluded) {
        return facts.because(concluded).map(Justification::rule).orElse("");
    }

    String why(Fact concluded) {
        return facts.because(concluded).map(Justification::why).orElse("");
    }

    private WaitingStepView view(WaitingFor waiting) {
        return new WaitingStepView(waiting.step(), waiting.detail(), text(waiting), rule(waiting), why(waiting));
    }

    private static String text(WaitingFor waiting) {
        String detail = waiting.detail();
        return switch (waiting.step()) {
            case RELEASE -> detail.isEmpty() ? "release from hold" : "release from hold (" + detail + ")";
            case CI -> "passing CI (" + detail + ")";
            case THREAD -> "resolution of the thread at " + detail;
            case BRIEF -> "a readable task file";
            case REQUIREMENT -> "requirement " + detail;
            case FILES -> "files that " + detail + " is changing";
            case PRIMARY_WORK -> "open primary work";
            case CLAIM -> "its claim for " + detail;
            case WORKER -> "a free worker";
            case ACKNOWLEDGEMENT -> "acknowledgement";
            case COMMIT -> "a commit";
            case COMPLETION_REPORT -> "a completion report";
            case REPAIR -> "a repaired commit";
            case CLEAN_WORKTREE -> "a clean worktree";
            case CHANGE_SCAN -> "a scan of its change";
            case AREA -> "changes in area " + detail;
            case CHECKS -> detail.isEmpty() ? "passing checks" : "passing checks (" + detail + ")";
            case PULL_REQUEST -> detail.isEmpty() ? "a pull request" : "a readable pull request (" + detail + ")";
            case APPROVAL -> detail.isEmpty() ? "approval" : "approval by " + detail;
            case CONFLICT -> "resolution of the conflict with " + detail;
            case MAINLINE -> "a mainline to build on";
            case MEMBERS -> "evicted work it contains";
            case BUILD -> detail.isEmpty() ? "the next omnibus build" : "an omnibus build: " + detail;
            case LANDING -> detail.isEmpty() ? "landing of the omnibus" : "landing of the omnibus: " + detail;
        };
    }
}
