package dev.czar.rule;

import static org.assertj.core.api.Assertions.fail;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known and what the whole rule book makes of it: {@code given(facts...).decides(actions...)}. Sets are exact
 * unless a method says otherwise; a failure shows everything the cycle came to.
 */
public final class RuleScenario {

    public static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");

    private final RuleBook book;
    private final List<Fact> facts;
    private CycleResult result;

    private RuleScenario(RuleBook book, List<? extends Fact> facts) {
        this.book = book;
        this.facts = List.copyOf(facts);
    }

    /** These facts before the shipped rules. */
    public static RuleScenario given(Fact... facts) {
        return new RuleScenario(ShippedRuleBook.get(), List.of(facts));
    }

    public static RuleScenario given(Collection<? extends Fact> facts) {
        return new RuleScenario(ShippedRuleBook.get(), List.copyOf(facts));
    }

    /** The same facts and more. */
    public RuleScenario and(Fact... more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return new RuleScenario(book, all);
    }

    /** The same facts before another book. */
    public RuleScenario under(RuleBook other) {
        return new RuleScenario(other, facts);
    }

    /** Exactly these actions stand, unvetoed. */
    public RuleScenario decides(Action... actions) {
        return exactly("decisions", List.of(actions), actions(result().decisions()));
    }

    public RuleScenario decidesNothing() {
        return decides();
    }

    /** These actions stand, and perhaps others. */
    public RuleScenario decidesAmongOthers(Action... actions) {
        Set<String> decided = lines(actions(result().decisions()));
        return check(
                decided.containsAll(lines(List.of(actions))),
                "expected among the decisions:" + list(lines(List.of(actions))));
    }

    public RuleScenario doesNotDecide(Action... actions) {
        Set<String> decided = lines(actions(result().decisions()));
        return check(
                lines(List.of(actions)).stream().noneMatch(decided::contains),
                "expected none of these decisions:" + list(lines(List.of(actions))));
    }

    /** No unvetoed action of these types stands. */
    @SafeVarargs
    public final RuleScenario doesNotDecide(Class<? extends Action>... types) {
        return check(
                actions(result().decisions()).stream().noneMatch(instanceOfAny(types)),
                "expected no decision of " + names(types));
    }

    /** For each type named here, exactly these facts are derived (or inserted as limits); other types are not looked at. */
    public RuleScenario derives(Fact... expected) {
        Class<?>[] types = Stream.of(expected).map(Object::getClass).toArray(Class<?>[]::new);
        return exactly(
                "derived " + names(types),
                List.of(expected),
                derived().stream().filter(instanceOfAny(types)).toList());
    }

    /** No fact of these types (or families, such as {@code Health}) is derived. */
    @SafeVarargs
    public final RuleScenario derivesNo(Class<? extends Fact>... types) {
        return check(derived().stream().noneMatch(instanceOfAny(types)), "expected nothing derived of " + names(types));
    }

    /** Exactly these actions are proposed but vetoed. */
    public RuleScenario vetoes(Action... actions) {
        return exactly("vetoed", List.of(actions), actions(result().vetoed()));
    }

    /** Some decision or derived fact stands because of this rule, or this rule vetoed one. */
    public RuleScenario byRule(String rule) {
        return check(
                result().trace().stream().anyMatch(firing -> firing.rule().equals(rule)),
                "expected a standing firing of the rule \"" + rule + "\"");
    }

    /** The cycle's result, for what this class has no words for. */
    public CycleResult result() {
        if (result == null) {
            result = Cycle.run(snapshot(), book);
            check(result.quarantined().isEmpty(), "expected no rule to fail");
        }
        return result;
    }

    public Snapshot snapshot() {
        return new Snapshot(
                NOW,
                facts.stream()
                        .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                        .toList());
    }

    private List<Fact> derived() {
        return result().derived().stream().map(Evidence::fact).toList();
    }

    private RuleScenario exactly(String what, Collection<?> expected, Collection<?> actual) {
        Set<String> missing = lines(expected);
        missing.removeAll(lines(actual));
        Set<String> surplus = lines(actual);
        surplus.removeAll(lines(expected));
        return check(
                missing.isEmpty() && surplus.isEmpty(),
                what + " differ\n  missing:" + list(missing) + "\n  not expected:" + list(surplus));
    }

    private RuleScenario check(boolean holds, String message) {
        if (!holds) {
            fail(message + "\n\n" + described());
        }
        return this;
    }

    private String described() {
        return "given:" + list(lines(facts)) + "\ndecisions:" + list(reasons(result.decisions())) + "\nvetoed:"
                + list(reasons(result.vetoed())) + "\nderived:" + list(lines(derived())) + "\nquarantined:"
                + list(lines(result.quarantined()));
    }

    private static Set<String> reasons(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision.action() + "  <- " + rules(decision.because())
                        + (decision.vetoes().isEmpty() ? "" : "  vetoed by " + rules(decision.vetoes())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rules(List<Justification> because) {
        return because.stream().map(Justification::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Action> actions(List<Decision> decisions) {
        return decisions.stream().map(Decision::action).toList();
    }

    private static Predicate<Object> instanceOfAny(Class<?>... types) {
        return object -> Stream.of(types).anyMatch(type -> type.isInstance(object));
    }

    private static Set<String> lines(Collection<?> objects) {
        return objects.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(Class<?>... types) {
        return Stream.of(types).map(Class::getSimpleName).distinct().collect(Collectors.joining(", "));
    }

    private static String list(Set<String> lines) {
        return lines.isEmpty() ? " none" : lines.stream().collect(Collectors.joining("\n    ", "\n    ", ""));
    }
}
