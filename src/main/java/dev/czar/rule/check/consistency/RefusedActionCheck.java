package dev.czar.rule.check.consistency;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal.Vetoed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.InfrastructureState.Clock;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.Force;
import dev.czar.fact.Project;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Task;
import dev.czar.fact.TaskMatching.Candidate;
import dev.czar.fact.TaskMatching.Exclusion;
import dev.czar.fact.TaskReadiness.OpenTask;
import dev.czar.fact.TaskReadiness.Paused;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerCondition.Held;
import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import dev.czar.rule.check.syntax.RulePattern.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Actions that some veto refuses wherever the rule decides them, and vetoes that refuse all there is. */
final class RefusedActionCheck {

    private static final Set<Class<?>> ALWAYS = Set.of(
            Project.class,
            Clock.class,
            Mainline.class,
            Worker.class,
            Task.class,
            OpenTask.class,
            Ready.class,
            Candidate.class);

    private static final Map<Class<?>, String> WITHHOLDING = Map.of(
            Held.class, "every worker is held, always: nothing is done to any",
            Paused.class, "the project is paused, always: nothing new is begun any more",
            Exclusion.class, "every task is kept from every worker, always: none is given to any");

    private static final Set<Class<?>> WORDS_OF_HUMANS = Set.of(Force.class, Approval.class);

    private final ConcludedFacts facts;
    private final List<ReadVeto> vetoes;

    /** A rule that refuses actions: of which pattern, and what it needs besides. */
    private record ReadVeto(RuleConditions rule, RulePattern refused, List<PlacedCondition> others) {

        static Optional<ReadVeto> of(RuleConditions rule) {
            Optional<String> action =
                    rule.rule().concluded().filter(Vetoed.class::equals).isEmpty()
                            ? Optional.empty()
                            : rule.rule().conclusion().stream()
                                    .flatMap(created -> created.arguments().stream())
                                    .filter(Name.class::isInstance)
                                    .map(name -> ((Name) name).text())
                                    .findFirst();
            return action.flatMap(name -> rule.rule().patterns().stream()
                    .filter(pattern -> pattern.binds().contains(name) && pattern.role() == Role.EACH)
                    .findFirst()
                    .map(pattern -> new ReadVeto(
                            rule,
                            pattern,
                            rule.needed().stream()
                                    .filter(needed -> needed.pattern() != pattern)
                                    .toList())));
        }

        /** Whether all conditions are read as they are, and no other than a human's word lifts it. */
        boolean plain() {
            return rule.rule().patterns().stream()
                    .filter(pattern -> pattern != refused)
                    .allMatch(pattern -> others.stream().anyMatch(other -> other.pattern() == pattern && other.whole())
                            || pattern.role() == Role.ABSENT
                                    && pattern.type()
                                            .filter(WORDS_OF_HUMANS::contains)
                                            .isPresent());
        }
    }

    RefusedActionCheck(List<RuleConditions> rules, ConcludedFacts facts) {
        this.facts = facts;
        this.vetoes = rules.stream()
                .flatMap(rule -> ReadVeto.of(rule).stream())
                .filter(ReadVeto::plain)
                .toList();
    }

    Stream<CheckDiagnostic> check(RuleConditions rule) {
        return Stream.of(ofAll(rule), withheld(rule), refused(rule)).flatMap(Optional::stream);
    }

    private Optional<CheckDiagnostic> ofAll(RuleConditions rule) {
        return vetoes.stream()
                .filter(veto -> veto.rule() == rule)
                .filter(veto ->
                        veto.refused().type().filter(Action.class::equals).isPresent()
                                && veto.refused().constraints().stream()
                                        .allMatch(constraint -> plain(constraint) || tied(constraint.expression())))
                .filter(veto -> veto.others().stream()
                        .allMatch(other -> ALWAYS.contains(other.condition().type()) && unconditional(other.pattern())))
                .findFirst()
                .map(
                        veto -> rule.rule()
                                .diagnostic(
                                        DiagnosticCode.ALWAYS_REFUSED,
                                        veto.refused().span(),
                                        "every action is refused, always: nothing is ever done any more",
                                        "say which: Action( kind == ActionKind.RESTART_WORKER ), or when; to stop all: czar estop"));
    }

    /** What is concluded of all there is, whatever else is known. */
    private static Optional<CheckDiagnostic> withheld(RuleConditions rule) {
        return rule.rule()
                .concluded()
                .map(WITHHOLDING::get)
                .filter(all -> rule.needed().size() == rule.rule().patterns().size())
                .filter(all -> rule.needed().stream()
                        .allMatch(needed ->
                                ALWAYS.contains(needed.condition().type()) && unconditional(needed.pattern())))
                .map(all -> rule.rule()
                        .diagnostic(
                                DiagnosticCode.ALWAYS_REFUSED,
                                rule.rule().conclusion().orElseThrow().span(),
                                all,
                                "say which, or when, in a condition; to stop all for a while: czar pause, czar estop"));
    }

    private static boolean unconditional(RulePattern pattern) {
        return pattern.constraints().stream().allMatch(RefusedActionCheck::plain);
    }

    private static boolean plain(Constraint constraint) {
        return constraint.binding().isPresent() && constraint.expression() instanceof Name;
    }

    private static boolean tied(RuleExpression expression) {
        return expression instanceof Binary same
                && same.operator().equals("==")
                && same.left() instanceof Name
                && same.right() instanceof Name;
    }

    private Optional<CheckDiagnostic> refused(RuleConditions rule) {
        Class<?> type = rule.rule().concluded().orElse(Object.class);
        if (!Action.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        Optional<ActionKind> kind = ActionKinds.of(type);
        return vetoes.stream()
                .filter(veto -> !veto.others().isEmpty())
                .filter(veto -> veto.refused()
                        .type()
                        .filter(refused -> refused.isAssignableFrom(type))
                        .isPresent())
                .flatMap(veto -> refusing(rule, kind, veto).stream().map(other -> refused(rule, veto, other)))
                .findFirst();
    }

    private static CheckDiagnostic refused(RuleConditions rule, ReadVeto veto, PlacedCondition met) {
        return rule.rule()
                .diagnostic(
                        DiagnosticCode.ALWAYS_REFUSED,
                        met.pattern().span(),
                        "whatever is decided here is refused: the rule \"%s\" vetoes it where there is %s"
                                .formatted(
                                        veto.rule().rule().rule().getName(),
                                        met.condition().type().getSimpleName()),
                        "write not before it, or leave it out");
    }

    /** The condition of the rule by which the veto refuses what it decides. */
    private Optional<PlacedCondition> refusing(RuleConditions rule, Optional<ActionKind> kind, ReadVeto veto) {
        Map<String, String> given = new HashMap<>(rule.given());
        Optional.ofNullable(given.get("worker")).ifPresent(worker -> given.putIfAbsent("lane", worker));
        Map<String, String> names = new HashMap<>();
        if (!RefusedActionPattern.matches(veto.refused(), kind, given, names)) {
            return Optional.empty();
        }
        List<PlacedCondition> met = veto.others().stream()
                .flatMap(other -> rule.needed().stream()
                        .filter(needed -> other.condition()
                                .allRenamed(names)
                                .filter(needed.condition()::within)
                                .isPresent())
                        .limit(1))
                .collect(Collectors.toList());
        return met.size() == veto.others().size() && met.stream().noneMatch(this::waitsForHuman)
                ? Optional.of(met.get(0))
                : Optional.empty();
    }

    /** What is refused until a human approves it shows what there is to approve. */
    private boolean waitsForHuman(PlacedCondition met) {
        return facts.concluding(met.condition().type()).stream()
                .flatMap(rule -> rule.rule().patterns().stream())
                .anyMatch(pattern -> pattern.role() == Role.ABSENT
                        && pattern.type().filter(WORDS_OF_HUMANS::contains).isPresent());
    }

    /** The kind of each type of action. */
    private static final class ActionKinds {

        private ActionKinds() {}

        static Optional<ActionKind> of(Class<?> type) {
            String name =
                    type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
            return Stream.of(ActionKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }
}
