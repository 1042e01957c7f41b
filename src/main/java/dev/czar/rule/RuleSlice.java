package dev.czar.rule;

import dev.czar.decision.AttemptNumbers;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.EvaluationMeter.EvaluationCutOff;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/**
 * Some rules of a book with those they hang on: what they conclude from given facts, without running the rest. Safe for
 * many questions at once.
 */
public final class RuleSlice {

    private final RuleBook part;
    private final Set<String> matched;
    private final Map<Class<?>, Boolean> relevant = new ConcurrentHashMap<>();

    private RuleSlice(RuleBook book, Set<String> needed) {
        this.part = book.only(needed);
        this.matched = book.rules().stream()
                .filter(one -> needed.contains(one.name()))
                .flatMap(one -> one.matches().stream())
                .collect(Collectors.toSet());
    }

    /** These rules with those they hang on. */
    public static RuleSlice of(RuleBook book, Set<String> rules) {
        return new RuleSlice(book, needed(book, rules));
    }

    /** These rules of the book and no others. */
    static RuleSlice only(RuleBook book, Set<String> rules) {
        return new RuleSlice(book, rules);
    }

    /** All rules, so that none of them can fail unseen. */
    public static RuleSlice whole(RuleBook book) {
        return new RuleSlice(book, book.names());
    }

    private static Set<String> needed(RuleBook book, Set<String> rules) {
        Set<String> needed = new HashSet<>(rules);
        Set<String> types = new HashSet<>();
        rules.forEach(rule -> types.addAll(book.rule(rule).matches()));
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
        return facts.filter(this::matters).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean matters(Object fact) {
        return relevant.computeIfAbsent(fact.getClass(), type -> names(type).anyMatch(matched::contains));
    }

    /** What these rules come to where the others conclude what is given; whoever knows that none of them fails may ask. */
    EvaluationResult evaluated(Snapshot snapshot, Stream<Object> concluded) {
        List<KnownFact> facts =
                snapshot.facts().stream().filter(known -> matters(known.fact())).toList();
        return new RuleEvaluation(snapshot, facts)
                .beside(part, concluded.filter(this::matters).toList());
    }

    /** What patterns may call it. */
    static Stream<String> names(Class<?> type) {
        return Stream.concat(
                Stream.of(type.getSimpleName()), Stream.of(type.getInterfaces()).flatMap(RuleSlice::names));
    }

    /**
     * Whether a rule of them fires with these values of some of its variables; empty when a rule fails, which only a cycle of the
     * whole book gets over.
     */
    public Optional<Boolean> fires(Collection<Fact> facts, String rule, Map<String, Object> values) {
        EvaluationMeter meter = new EvaluationMeter(EvaluationBudget.forFacts(facts.size()), Set.of());
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
