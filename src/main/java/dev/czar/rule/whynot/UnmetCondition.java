package dev.czar.rule.whynot;

import dev.czar.decision.Action;
import dev.czar.decision.Decision.Evidence;
import dev.czar.rule.match.ComponentReader;
import dev.czar.rule.match.PatternBinding;
import dev.czar.rule.match.PatternConstraint;
import dev.czar.rule.match.RuleCondition.ConditionText;
import dev.czar.rule.whynot.MatchGap.NearMatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that keeps a rule from firing: the components wanted, what came nearest or blocks it, and for a derived fact
 * the rules that could conclude it and what keeps those.
 */
public record UnmetCondition(
        Kind kind,
        ConditionText condition,
        String type,
        Map<String, String> wanted,
        List<Candidate> candidates,
        List<UpstreamRule> leads) {

    /**
     * {@code UNMATCHED}: nothing matches. {@code BLOCKED}: what must not be there is there. {@code TOTALLED}:
     * too many or too few. {@code UNTOLD}: cannot tell.
     */
    public enum Kind {
        UNMATCHED,
        BLOCKED,
        TOTALLED,
        UNTOLD
    }

    public UnmetCondition {
        candidates = List.copyOf(candidates);
        leads = List.copyOf(leads);
    }

    /** What came nearest to a condition, or blocks it: a fact with its evidence, or an action; and the constraints that refused it. */
    public record Candidate(Optional<Evidence> fact, Optional<Action> action, List<FailedConstraint> failed) {

        public Candidate {
            failed = List.copyOf(failed);
        }
    }

    /** A constraint that refused a fact: the value there and the value wanted, {@code ""} where it is no plain comparison. */
    public record FailedConstraint(String constraint, String component, String actual, String operator, String wanted) {

        static FailedConstraint of(PatternConstraint constraint, NearMatch near) {
            String text = constraint.span().text();
            return constraint
                    .comparison()
                    .map(comparison -> new FailedConstraint(
                            text,
                            comparison.component(),
                            text(value(near.candidate(), comparison.component())),
                            comparison.operator(),
                            text(comparison.wanted().in(near.bound()))))
                    .orElseGet(() -> new FailedConstraint(text, "", "", "", ""));
        }

        /** A component that is bound to a variable whose value is given. */
        static FailedConstraint of(PatternBinding binding, NearMatch near) {
            String wanted = text(Optional.ofNullable(near.before().value(binding.variable())));
            String component = binding.component();
            return new FailedConstraint(
                    component + " == " + wanted, component, text(value(near.candidate(), component)), "==", wanted);
        }

        private static Optional<Object> value(Object candidate, String component) {
            return component.startsWith("$") ? Optional.of(candidate) : ComponentReader.value(candidate, component);
        }

        private static String text(Optional<Object> value) {
            return value.map(Object::toString).orElse("");
        }
    }

    /** A rule that could conclude what is missing, and what keeps it; {@code note} says why it is not followed further. */
    public record UpstreamRule(String rule, String file, int line, List<UnmetCondition> obstacles, String note) {

        public UpstreamRule {
            obstacles = List.copyOf(obstacles);
        }
    }
}
