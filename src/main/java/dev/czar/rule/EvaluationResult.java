package dev.czar.rule;

import dev.czar.rule.CycleResult.QuarantinedRule;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.rule.consequence.ConsequenceException;

/** How one firing of a set of rules over a snapshot ended. */
sealed interface EvaluationResult {

    /** Nothing more fires; {@code used} is the part of its budget that was counted, 1 for all of it. */
    record Settled(CycleConclusions conclusions, double used) implements EvaluationResult {}

    /** Some rules, by name with the reason, kept the others from settling; empty when nobody can be named. */
    record Failed(SortedMap<String, String> culprits, Throwable cause) implements EvaluationResult {}

    Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    /** A rule that fires at least half as often as the busiest one takes part in the runaway, or hangs on it. */
    static EvaluationResult runaway(Map<String, Integer> firings, int limit) {
        int most = firings.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        SortedMap<String, String> guilty = new TreeMap<>();
        firings.forEach((rule, count) -> {
            if (count * 2 >= most) {
                guilty.put(rule, QuarantinedRule.CUT_OFF + "it does not come to rest within " + limit + " firings");
            }
        });
        return new Failed(guilty, new IllegalStateException("more than " + limit + " firings"));
    }

    /** Whom the failure names, else the rule that was {@code firing} when memory or the stack ended. */
    static EvaluationResult failed(Throwable failure, Set<String> rules, String firing) {
        SortedMap<String, String> guilty = new TreeMap<>();
        String reason = "fails: " + root(failure);
        if (failure instanceof ConsequenceException consequence && consequence.getRule() != null) {
            guilty.put(consequence.getRule().getName(), reason);
        } else {
            Matcher quoted = QUOTED.matcher(String.valueOf(failure.getMessage()));
            while (quoted.find()) {
                guilty.put(quoted.group(1), reason);
            }
        }
        if (failure instanceof VirtualMachineError) {
            guilty.put(firing, reason);
        }
        guilty.keySet().retainAll(rules);
        return new Failed(guilty, failure);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
