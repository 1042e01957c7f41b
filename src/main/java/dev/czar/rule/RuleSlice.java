package dev.czar.rule;

import dev.czar.decision.AttemptNumbers;
import dev.czar.fact.Fact;
import dev.czar.rule.EvaluationMeter.EvaluationCutOff;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/**
 * A rule of a book with those it hangs on: whether it fires on given facts, without running the rest. Safe for many
 * questions at once.
 */
public final class RuleSlice {

    private final String rule;
    private final RuleBook part;
    private final Set<String> matched;
    private final Map<Class<?>, Boolean> relevant = new ConcurrentHashMap<>();

    /** With the rules it hangs on. */
    public RuleSlice(RuleBook book, String rule) {
        this(book, rule, needed(book, rule));
    }

    private RuleSlice(RuleBook book, String rule, Set<String> needed) {
        this.rule = rule;
        this.part = book.only(needed);
        this.matched = book.rules().stream()
                .filter(one -> needed.contains(one.name()))
                .flatMap(one -> one.matches().stream())
                .collect(Collectors.toSet());
    }

    /** With all rules, so that none of them can fail unseen. */
    public static RuleSlice whole(RuleBook book, String rule) {
        return new RuleSlice(book, rule, book.names());
    }

    private static Set<String> needed(RuleBook book, String rule) {
        Set<String> needed = new HashSet<>(Set.of(rule));
        Set<String> types = new HashSet<>(book.rule(rule).matches());
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Rule other : book.rules()) {
                if (other.concludes().stream().anyMatch(types::contains) && needed.add(other.name())) {
                    types.addAll(other.matches());
                    grown = true;
                }
            }
        }
        return needed;
    }

    /** What looking takes, roughly: each rule looks at each fact. */
    public long effort(int facts) {
        return (long) part.names().size() * facts;
    }

    /** The facts that can matter. */
    public Set<Fact> relevant(Stream<Fact> facts) {
        return facts.filter(fact -> relevant.computeIfAbsent(
                        fact.getClass(), type -> names(type).anyMatch(matched::contains)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> names(Class<?> type) {
        return Stream.concat(
                Stream.of(type.getSimpleName()), Stream.of(type.getInterfaces()).flatMap(RuleSlice::names));
    }

    /**
     * Whether the rule fires with these values of some of its variables; empty when a rule fails, which only a cycle of the
     * whole book gets over.
     */
    public Optional<Boolean> fires(Collection<Fact> facts, Map<String, Object> values) {
        EvaluationMeter meter = new EvaluationMeter(EvaluationBudget.forFacts(facts.size()));
        KieSession session = part.base().newKieSession();
        meter.begin();
        AttemptNumbers.begin(facts.stream());
        try {
            facts.forEach(session::insert);
            int limit = RuleEvaluation.firingLimit(facts.size());
            return session.fireAllRules(meter, limit) < limit
                    ? Optional.of(JustificationReader.matches(session, rule)
                            .anyMatch(match -> values.entrySet().stream().allMatch(value -> value.getValue()
                                    .equals(match.getDeclarationValue(value.getKey())))))
                    : Optional.empty();
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError | EvaluationCutOff failure) {
            return Optional.empty();
        } finally {
            AttemptNumbers.end();
            EvaluationMeter.end();
            session.dispose();
        }
    }
}
