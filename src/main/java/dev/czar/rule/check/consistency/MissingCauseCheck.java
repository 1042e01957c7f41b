package dev.czar.rule.check.consistency;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.ReleaseClaim;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Health.Starting;
import dev.czar.fact.InfrastructureState.Clock;
import dev.czar.fact.Limit;
import dev.czar.fact.Memory;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.fact.OmnibusReadiness.AllIntegrated;
import dev.czar.fact.OmnibusReadiness.LandingDue;
import dev.czar.fact.Project;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.ChangeOnMainline;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CiCheck;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewerOpinion;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskLabels;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskMatching.Candidate;
import dev.czar.fact.TaskMatching.Offered;
import dev.czar.fact.TaskMatching.Preference;
import dev.czar.fact.TaskMatching.TaskMatch;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.fact.WorkAcceptance.AssignmentOrdered;
import dev.czar.fact.WorkInProgress.Assigned;
import dev.czar.fact.WorkInProgress.Begun;
import dev.czar.fact.WorkInProgress.CurrentTask;
import dev.czar.fact.WorkInProgress.Finishing;
import dev.czar.fact.WorkInProgress.FocusTask;
import dev.czar.fact.WorkInProgress.HasCapacity;
import dev.czar.fact.WorkInProgress.MoveExpected;
import dev.czar.fact.WorkInProgress.Unfinished;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.WorkerLabels;
import dev.czar.fact.WorkerCondition.AbleWorker;
import dev.czar.fact.WorkerCondition.Alive;
import dev.czar.fact.WorkerCondition.Answering;
import dev.czar.fact.WorkerCondition.Idle;
import dev.czar.fact.WorkerCondition.Working;
import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.reading.AllowedMembers;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Actions of weight that nothing calls for: a worker is restarted or loses its task in whatever state it is, work counts or lands that nobody checked. */
final class MissingCauseCheck {

    /** What a worker or a task is, which it stays whatever is done. */
    private static final Set<Class<?>> LASTING = Set.of(
            Worker.class,
            WorkerLabels.class,
            Task.class,
            TaskLabels.class,
            TaskFiles.class,
            Dependency.class,
            Project.class,
            Mainline.class,
            Clock.class);

    private static final Set<Class<?>> IN_ORDER = Set.of(
            Assigned.class,
            Claim.class,
            CurrentTask.class,
            FocusTask.class,
            Unfinished.class,
            MoveExpected.class,
            Finishing.class,
            HasCapacity.class,
            Candidate.class,
            Preference.class,
            Healthy.class,
            Starting.class,
            Alive.class,
            AbleWorker.class,
            Answering.class,
            Idle.class,
            Working.class);

    private static final Set<Class<?>> MISSED =
            Set.of(Alive.class, AbleWorker.class, Healthy.class, Working.class, Answering.class, Worker.class);

    /** What says that work is good, with the field and value that say it; {@code ""} where the fact alone does. */
    private static final Map<Class<?>, Map.Entry<String, String>> VERDICTS = Map.of(
            CheckResult.class, Map.entry("status", "=CheckStatus.PASSED"),
            CiCheck.class, Map.entry("state", "=CiState.PASSED"),
            Review.class, Map.entry("verdict", "=ReviewResult.APPROVE"),
            ReviewerOpinion.class, Map.entry("verdict", "=ReviewResult.APPROVE"),
            Accepted.class, Map.entry("", ""),
            ChangeOnMainline.class, Map.entry("", ""));

    private static final Set<Class<?>> FREE_WORKERS = Set.of(
            Idle.class, HasCapacity.class, Candidate.class, TaskMatch.class, Begun.class, AssignmentOrdered.class);

    private static final Set<Class<?>> READY_TASKS =
            Set.of(Ready.class, Offered.class, Candidate.class, TaskMatch.class, Begun.class, AssignmentOrdered.class);

    private static final Set<Class<?>> LANDINGS = Set.of(AllIntegrated.class, LandingDue.class, RequestedLanding.class);

    private static final Map<Class<?>, String> UNFOUNDED = Map.of(
            RestartWorker.class,
            "a worker is restarted in whatever state it is: no condition says that something is wrong with it",
            ReleaseClaim.class,
            "a worker loses its task in whatever state it is: no condition says why",
            Accepted.class,
            "work counts as accepted that no check and no reviewer found good",
            ClaimTask.class,
            "a task is handed out whether it may begin or not, or to a worker whether it is free or not",
            LandOmnibus.class,
            "it lands whether it was tested or not, and again when it has landed");

    private static final Map<Class<?>, String> WAYS_OUT = Map.of(
            RestartWorker.class, "add what is wrong with this worker, such as Stuck( worker == $worker )",
            ReleaseClaim.class, "add what is wrong with this worker or task, such as Dead( worker == $worker )",
            Accepted.class, "add CheckResult( task == $task, head == $head, status == CheckStatus.PASSED )",
            ClaimTask.class,
                    "ask for Ready( task == $task ) and Idle( worker == $worker ); or conclude new Preference( $task, $worker ), which waits for both",
            LandOmnibus.class, "ask for Omnibus( state == OmnibusState.TESTED )");

    private MissingCauseCheck() {}

    static Optional<CheckDiagnostic> check(RuleConditions rule) {
        return rule.rule()
                .concluded()
                .filter(type -> UNFOUNDED.containsKey(type) && !isFounded(rule, type))
                .map(type -> rule.rule()
                        .diagnostic(
                                DiagnosticCode.WITHOUT_CAUSE,
                                rule.rule().conclusion().orElseThrow().span(),
                                UNFOUNDED.get(type),
                                WAYS_OUT.get(type)));
    }

    private static boolean isFounded(RuleConditions rule, Class<?> concluded) {
        if (concluded == Accepted.class) {
            return rule.rule().patterns().stream().anyMatch(pattern -> isVerdict(rule, pattern));
        }
        if (concluded == ClaimTask.class) {
            return types(rule).anyMatch(FREE_WORKERS::contains) && types(rule).anyMatch(READY_TASKS::contains);
        }
        if (concluded == LandOmnibus.class) {
            return types(rule).anyMatch(LANDINGS::contains)
                    || rule.needed().stream()
                            .anyMatch(placed -> placed.condition().type() == Omnibus.class
                                    && placed.condition().fields().containsKey("state"));
        }
        return rule.rule().patterns().stream().anyMatch(pattern -> isCause(rule, pattern, concluded));
    }

    /** Of a fact whose equalities are not known it is enough that it is there. */
    private static boolean isVerdict(RuleConditions rule, RulePattern pattern) {
        Map.Entry<String, String> good = VERDICTS.get(pattern.type().orElse(Limit.class));
        return good != null
                && pattern.role() != Role.ABSENT
                && rule.needed().stream()
                        .filter(needed ->
                                needed.pattern() == pattern && !good.getKey().isEmpty())
                        .allMatch(needed -> good.getValue()
                                .equals(needed.condition().fields().get(good.getKey())));
    }

    private static boolean isCause(RuleConditions rule, RulePattern pattern, Class<?> concluded) {
        Optional<PlacedCondition> placed = rule.needed().stream()
                .filter(needed -> needed.pattern() == pattern)
                .findFirst();
        Class<?> type = pattern.type().orElse(Limit.class);
        return placed.map(condition -> isCause(rule, condition, concluded))
                .orElseGet(() -> pattern.role() == Role.ABSENT
                        ? MISSED.contains(type)
                        : !(LASTING.contains(type)
                                || isLimit(type)
                                || pattern.role() == Role.COUNTED && Memory.class.isAssignableFrom(type)));
    }

    private static boolean isCause(RuleConditions rule, PlacedCondition placed, Class<?> concluded) {
        Class<?> type = placed.condition().type();
        boolean described = !placed.whole()
                || placed.condition().fields().entrySet().stream()
                        .anyMatch(field -> field.getValue().startsWith("=")
                                && !Set.of("worker", "id", "task").contains(field.getKey()));
        if (LASTING.contains(type)) {
            return described
                    && (concluded == ReleaseClaim.class
                            || type == Clock.class && types(rule).anyMatch(Idle.class::equals));
        }
        return !isLimit(type) && isAboutTheSame(rule, placed) && (described || !IN_ORDER.contains(type));
    }

    /** Whether it is said of the worker that something is done to, or of no worker; what is no worker at all is judged elsewhere. */
    private static boolean isAboutTheSame(RuleConditions rule, PlacedCondition placed) {
        String worker = rule.given().get("worker");
        return worker == null
                || !AllowedMembers.isField(placed.condition().type(), "worker")
                || worker.equals(placed.condition().fields().get("worker"))
                || worker.startsWith("$") && rule.needed().stream().noneMatch(needed -> isOf(worker, needed));
    }

    private static boolean isOf(String worker, PlacedCondition needed) {
        String field = needed.condition().type() == Worker.class ? "id" : "worker";
        return worker.equals(needed.condition().fields().get(field));
    }

    private static boolean isLimit(Class<?> type) {
        return Limit.class.isAssignableFrom(type) || type.getSimpleName().endsWith("LimitsFor");
    }

    private static Stream<Class<?>> types(RuleConditions rule) {
        return rule.rule().patterns().stream()
                .filter(pattern -> pattern.role() != Role.ABSENT)
                .flatMap(pattern -> pattern.type().stream());
    }
}
