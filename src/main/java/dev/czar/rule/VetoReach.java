package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.ClaimTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.model.AccumulatePattern;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.SingleConstraint;

/** How far the veto of a claim reaches, read from the conditions of its rule. */
enum VetoReach {
    /** Every claim: nothing of the rule hangs on the task or the worker. */
    EVERY,

    /** This task for this worker, whatever else is claimed. */
    PAIR,

    /** This claim beside others of the same cycle. */
    COMPETING;

    private static final ClaimTask PROBE = new ClaimTask("the worker", "the task");
    private static final Pattern OF_PAIR = Pattern.compile("\\b(worker|task|target|lane|subject|key|attempt|this)\\b");

    /** Of all rules of a book, by name. */
    static Map<String, VetoReach> of(RuleBook book) {
        Map<String, VetoReach> reaches = new HashMap<>();
        book.models().stream()
                .flatMap(model -> model.getRules().stream())
                .forEach(rule -> reaches.put(rule.getName(), of(rule.getView())));
        return reaches;
    }

    private static VetoReach of(Condition conditions) {
        List<org.drools.model.Pattern<?>> claims = new ArrayList<>();
        collectClaims(conditions, claims);
        if (claims.size() > 1) {
            return COMPETING;
        }
        return claims.stream().anyMatch(VetoReach::looksAtPair) ? PAIR : EVERY;
    }

    private static void collectClaims(Condition condition, List<org.drools.model.Pattern<?>> claims) {
        if (condition instanceof AccumulatePattern<?> accumulate) {
            collectClaims(accumulate.getCondition(), claims);
        } else if (condition instanceof org.drools.model.Pattern<?> pattern) {
            Class<?> type = pattern.getPatternVariable().getType();
            if (Action.class.isAssignableFrom(type) && type.isInstance(PROBE)) {
                claims.add(pattern);
            }
        } else {
            condition.getSubConditions().forEach(part -> collectClaims(part, claims));
        }
    }

    /** A key that is bound asks whether a person forced or approved this very decision. */
    private static boolean looksAtPair(org.drools.model.Pattern<?> pattern) {
        return pattern.getBindings().stream().anyMatch(VetoReach::bindsPair)
                || constraints(pattern.getConstraint()).anyMatch(constraint -> OF_PAIR.matcher(
                                constraint.predicateInformation().getStringConstraint())
                        .find());
    }

    private static boolean bindsPair(Binding binding) {
        if (binding.getInputVariables().length != 1
                || !binding.getInputVariable().getType().isInstance(PROBE)) {
            return true;
        }
        Object bound = binding.eval(PROBE);
        return !bound.equals(PROBE.key()) && !bound.equals(PROBE.kind());
    }

    private static Stream<SingleConstraint> constraints(Constraint constraint) {
        return constraint instanceof SingleConstraint single
                ? Stream.of(single)
                : constraint.getChildren().stream().flatMap(VetoReach::constraints);
    }
}
