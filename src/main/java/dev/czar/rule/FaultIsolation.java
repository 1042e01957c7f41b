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

/**
 * Finds the rules that keep a book from settling and settles with the rest. Always ends: each round leaves out at least
 * one rule more, and a book without rules settles.
 */
final class FaultIsolation {

    private final Set<String> rules;
    private final Attempts attempts;
    private final SortedMap<String, String> leftOut = new TreeMap<>();

    private final BooleanSupplier impatient;

    /** Runs all rules but some, which are left out of the network, and others, which only keep silent in it. */
    interface Attempts {

        EvaluationResult run(Set<String> leftOut, Set<String> muted);
    }

    /** {@code attempts} runs the {@code rules}; {@code impatient} is asked after each. */
    FaultIsolation(Set<String> rules, Attempts attempts, BooleanSupplier impatient) {
        this.rules = rules;
        this.attempts = attempts;
        this.impatient = impatient;
    }

    /** Throws when patience ends before the book settles. */
    Settled settle() {
        EvaluationResult attempt = without(Set.of());
        while (attempt instanceof Failed spoiled) {
            Set<String> before = Set.copyOf(leftOut.keySet());
            if (!leaveOut(spoiled.culprits())) {
                return addOneByOne();
            }
            findMore(before);
            giveUpWhenImpatient();
            attempt = without(leftOut.keySet());
        }
        return leftOut.size() > 1 ? readmit((Settled) attempt) : (Settled) attempt;
    }

    private EvaluationResult without(Set<String> excluded) {
        return attempts.run(excluded, Set.of());
    }

    /** Those that would only be found one after the other, each by a network of its own, are found in the network that there is. */
    private void findMore(Set<String> notThere) {
        boolean found = true;
        while (found && !impatient.getAsBoolean()) {
            Set<String> muted = new TreeSet<>(leftOut.keySet());
            muted.removeAll(notThere);
            found = attempts.run(notThere, muted) instanceof Failed more && leaveOut(more.culprits());
        }
    }

    /** What would depend on the time a machine takes is no decision: the next cycle knows what was found. */
    private void giveUpWhenImpatient() {
        if (impatient.getAsBoolean()) {
            throw new CycleGivenUp(quarantined());
        }
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
            giveUpWhenImpatient();
            Set<String> fewer = new TreeSet<>(leftOut.keySet());
            fewer.remove(rule);
            if (without(fewer) instanceof Settled better) {
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
            EvaluationResult attempt = without(out);
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
        EvaluationResult attempt = without(out);
        if (attempt instanceof Failed spoiled) {
            throw new IllegalStateException("the facts cannot be inserted", spoiled.cause());
        }
        return (Settled) attempt;
    }
}
