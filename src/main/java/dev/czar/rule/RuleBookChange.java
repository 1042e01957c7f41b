package dev.czar.rule;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle.DecidedCycle;
import dev.czar.rule.CycleResult.Decisions;
import dev.czar.rule.EvaluationResult.Settled;
import dev.czar.rule.RuleFiles.RuleSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule book in the place of another, and what both decide about the same facts. Of the other book only the rules that
 * differ run, with those they hang on; when they conclude what they did before, all else is as it was, and only when they do
 * not, or have seldom done so, does the whole book run. Safe for many cycles at once.
 */
public final class RuleBookChange {

    /** After so many tries it is known whether trying what differs is worth its time. */
    private static final int TRIES = 8;

    private static final int LEAST_PART_SAME = 3;

    private final RuleBook before;
    private final RuleBook after;

    /** When these conclude the same, both books decide the same. */
    private final Set<String> compared;

    private final RuleSlice slice;
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger same = new AtomicInteger();

    private RuleBookChange(RuleBook before, RuleBook after, Set<String> differing) {
        this.before = before;
        this.after = after;
        this.compared = compared(differing);
        this.slice = RuleSlice.of(
                after, compared.stream().filter(after.names()::contains).collect(Collectors.toUnmodifiableSet()));
    }

    /** From the book of some files to that of others. */
    public static RuleBookChange between(RuleFiles files, RuleBook before, RuleFiles others, RuleBook after) {
        Map<String, String> then = texts(files);
        Map<String, String> now = texts(others);
        return new RuleBookChange(
                before,
                after,
                Stream.concat(then.keySet().stream(), now.keySet().stream())
                        .filter(rule -> !Objects.equals(then.get(rule), now.get(rule)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Map<String, String> texts(RuleFiles files) {
        return RuleSource.of(files.effective()).stream().collect(Collectors.toMap(RuleSource::name, RuleSource::text));
    }

    /** What each of the books decides about a snapshot. */
    public record DecisionPair(Decisions before, Decisions after) {}

    public DecisionPair decisions(Snapshot snapshot) {
        DecidedCycle then = Cycle.decided(snapshot, before);
        return new DecisionPair(
                then.decisions(),
                isSame(snapshot, then)
                        ? then.decisions().underRevision(after.revision())
                        : Cycle.decisions(snapshot, after));
    }

    /** A rule that concludes a fact from nothing, as of a limit, differs by what is concluded from it. */
    private Set<String> compared(Set<String> differing) {
        Set<String> found = new HashSet<>();
        Set<String> stated = new HashSet<>();
        rules().filter(rule -> differing.contains(rule.name())).forEach(rule -> {
            if (rule.matches().isEmpty() && rule.concludes().contains("Fact")) {
                stated.addAll(rule.concludes());
            } else {
                found.add(rule.name());
            }
        });
        rules().filter(rule -> rule.matches().stream().anyMatch(stated::contains))
                .forEach(rule -> found.add(rule.name()));
        return Set.copyOf(found);
    }

    private Stream<Rule> rules() {
        return Stream.of(before, after).flatMap(book -> book.rules().stream());
    }

    private boolean isSame(Snapshot snapshot, DecidedCycle then) {
        if (before.revision().equals(after.revision())) {
            return true;
        }
        if (!isPlain(snapshot, then) || tried.get() >= TRIES && same.get() * LEAST_PART_SAME < tried.get()) {
            return false;
        }
        tried.incrementAndGet();
        boolean equal = slice.evaluated(snapshot) instanceof Settled other
                && then.first().used() + other.used() < 1
                && then.first()
                        .conclusions()
                        .of(compared)
                        .equals(other.conclusions().of(compared));
        if (equal) {
            same.incrementAndGet();
        }
        return equal;
    }

    /** Where no rule is left out, and nothing is refused for which there may be another choice. */
    private static boolean isPlain(Snapshot snapshot, DecidedCycle then) {
        return then.decisions().quarantined().isEmpty()
                && snapshot.all(RuleLeftOut.class).findAny().isEmpty()
                && then.first().conclusions().decisions().stream()
                        .filter(decision -> !decision.vetoes().isEmpty())
                        .noneMatch(decision ->
                                decision.action() instanceof ClaimTask || decision.action() instanceof LandOmnibus);
    }
}
