package dev.czar.rule;

import dev.czar.rule.Attempt.Settled;
import dev.czar.rule.Attempt.Spoiled;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds the rules that keep a book from settling and settles with the rest. Always ends: each round leaves out at least
 * one rule more, and a book without rules settles.
 */
final class Isolation {

    private final SortedSet<String> rules;
    private final Function<Set<String>, Attempt> attempts;
    private final SortedMap<String, String> left = new TreeMap<>();

    /** {@code attempts} runs all {@code rules} but those it is given. */
    Isolation(Set<String> rules, Function<Set<String>, Attempt> attempts) {
        this.rules = new TreeSet<>(rules);
        this.attempts = attempts;
    }

    Settled settle() {
        Attempt attempt = attempts.apply(Set.of());
        while (attempt instanceof Spoiled spoiled) {
            if (!leaveOut(spoiled.guilty())) {
                return oneByOne();
            }
            attempt = attempts.apply(left.keySet());
        }
        return left.size() > 1 ? takeBack((Settled) attempt) : (Settled) attempt;
    }

    List<Quarantine> quarantined() {
        return left.entrySet().stream()
                .map(entry -> new Quarantine(entry.getKey(), entry.getValue()))
                .toList();
    }

    private boolean leaveOut(SortedMap<String, String> guilty) {
        int before = left.size();
        guilty.forEach(left::putIfAbsent);
        return left.size() > before;
    }

    /** A rule may only have suffered from another one; each gets a second chance, in the order of names. */
    private Settled takeBack(Settled settled) {
        Settled best = settled;
        for (String rule : List.copyOf(left.keySet())) {
            Set<String> fewer = new TreeSet<>(left.keySet());
            fewer.remove(rule);
            if (attempts.apply(fewer) instanceof Settled better) {
                left.remove(rule);
                best = better;
            }
        }
        return best;
    }

    /** Nobody could be named: add rule after rule and leave out those that spoil it. */
    private Settled oneByOne() {
        Set<String> out = new TreeSet<>(rules);
        Settled best = settledWithout(out);
        left.clear();
        for (String rule : rules) {
            out.remove(rule);
            Attempt attempt = attempts.apply(out);
            if (attempt instanceof Settled better) {
                best = better;
            } else {
                out.add(rule);
                left.put(rule, "fails: " + ((Spoiled) attempt).cause());
            }
        }
        return best;
    }

    private Settled settledWithout(Set<String> out) {
        Attempt attempt = attempts.apply(out);
        if (attempt instanceof Spoiled spoiled) {
            throw new IllegalStateException("the facts cannot be inserted", spoiled.cause());
        }
        return (Settled) attempt;
    }
}
