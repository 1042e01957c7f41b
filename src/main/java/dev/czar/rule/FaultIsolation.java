package dev.czar.rule;

import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.EvaluationResult.Failed;
import dev.czar.rule.EvaluationResult.Settled;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Finds the rules that keep a book from settling and settles with the rest. Always ends: each round leaves out at least
 * one rule more, and a book without rules settles.
 */
final class FaultIsolation {

    private final Set<String> rules;
    private final Function<Set<String>, EvaluationResult> attempts;
    private final SortedMap<String, String> leftOut = new TreeMap<>();

    private final BooleanSupplier impatient;

    /** {@code attempts} runs all {@code rules} but those it is given; {@code impatient} is asked after each. */
    FaultIsolation(Set<String> rules, Function<Set<String>, EvaluationResult> attempts, BooleanSupplier impatient) {
        this.rules = rules;
        this.attempts = attempts;
        this.impatient = impatient;
    }

    /** Throws when patience ends before the book settles. */
    Settled settle() {
        EvaluationResult attempt = attempts.apply(Set.of());
        while (attempt instanceof Failed spoiled) {
            if (!leaveOut(spoiled.culprits())) {
                return addOneByOne();
            }
            if (impatient.getAsBoolean()) {
                throw new CycleGivenUp(quarantined());
            }
            attempt = attempts.apply(leftOut.keySet());
        }
        return leftOut.size() > 1 ? readmit((Settled) attempt) : (Settled) attempt;
    }

    List<QuarantinedRule> quarantined() {
        return leftOut.entrySet().stream()
                .map(entry -> new QuarantinedRule(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean leaveOut(SortedMap<String, String> guilty) {
        int before = leftOut.size();
        guilty.forEach(leftOut::putIfAbsent);
        return leftOut.size() > before;
    }

    /** A rule may only have suffered from another one; each gets a second chance, in the order of names, while patience lasts. */
    private Settled readmit(Settled settled) {
        Settled best = settled;
        for (String rule : List.copyOf(leftOut.keySet())) {
            if (impatient.getAsBoolean()) {
                return best;
            }
            Set<String> fewer = new TreeSet<>(leftOut.keySet());
            fewer.remove(rule);
            if (attempts.apply(fewer) instanceof Settled better) {
                leftOut.remove(rule);
                best = better;
            }
        }
        return best;
    }

    /** Nobody could be named: add rule after rule and leave out those that spoil it. */
    private Settled addOneByOne() {
        SortedSet<String> all = new TreeSet<>(rules);
        Set<String> out = new TreeSet<>(all);
        Settled best = settledWithout(out);
        leftOut.clear();
        for (String rule : all) {
            out.remove(rule);
            EvaluationResult attempt = attempts.apply(out);
            if (attempt instanceof Settled better) {
                best = better;
            } else {
                out.add(rule);
                leftOut.put(rule, "fails: " + ((Failed) attempt).cause());
            }
        }
        return best;
    }

    private Settled settledWithout(Set<String> out) {
        EvaluationResult attempt = attempts.apply(out);
        if (attempt instanceof Failed spoiled) {
            throw new IllegalStateException("the facts cannot be inserted", spoiled.cause());
        }
        return (Settled) attempt;
    }
}
