package dev.czar.rule.check;

import dev.czar.fact.Limit;
import dev.czar.fact.LimitHolders;
import dev.czar.fact.LimitsFor;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.rule.check.reading.RuleVocabulary.SingletonFacts;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import java.util.Set;
import java.util.stream.Stream;

/** What ties a pattern to those before it: equality with a binding, or being in a collection with it; never an order, a difference or a constant. */
final class PatternJoins {

    private static final Set<String> TYING = Set.of("==", "contains", "memberOf", "in");

    private static final Set<Class<?>> NAMED = Set.of(Worker.class, Task.class);

    private PatternJoins() {}

    /** Whether only facts that have a value in common with those before are tried, or there is but one. */
    static boolean tied(RulePattern pattern, Set<String> bound) {
        return one(pattern)
                || pattern.binds().stream().anyMatch(bound::contains)
                || ties(pattern).anyMatch(bound::contains);
    }

    /**
     * Whether there is but one fact it can match, or hardly more: of a kind of which there is one, a worker or task that is named, the limit of one
     * resource or action, limits as they hold for some.
     */
    static boolean one(RulePattern pattern) {
        return pattern.type()
                .filter(type -> SingletonFacts.contains(type)
                        || LimitsFor.class.isAssignableFrom(type)
                        || type == LimitHolders.class
                        || (NAMED.contains(type) && equalities(pattern).anyMatch(PatternJoins::names))
                        || (Limit.class.isAssignableFrom(type)
                                && equalities(pattern).anyMatch(part -> part.right() instanceof Select)))
                .isPresent();
    }

    private static boolean names(Binary part) {
        return part.operator().equals("==")
                && part.left() instanceof Name field
                && field.text().equals("id")
                && part.right() instanceof Literal;
    }

    /** The bindings a pattern is tied to. */
    static Stream<String> ties(RulePattern pattern) {
        return equalities(pattern)
                .flatMap(RuleExpression::all)
                .filter(Name.class::isInstance)
                .map(name -> ((Name) name).text());
    }

    private static Stream<Binary> equalities(RulePattern pattern) {
        return pattern.constraints().stream()
                .map(Constraint::expression)
                .flatMap(RuleExpression::conjuncts)
                .filter(Binary.class::isInstance)
                .map(Binary.class::cast)
                .filter(part -> TYING.contains(part.operator()) && !part.negated());
    }
}
