package dev.czar.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Rules of two books that may conclude otherwise in one than in the other, with all that stand between two of them: what the rest
 * concludes is the same whatever they do, or does not come to them again. Immutable.
 */
final class AffectedRules {

    private final Map<String, RuleTypes> rules;
    private final Set<String> names;

    /** What a rule matches and concludes in either book. */
    private record RuleTypes(Set<String> matches, Set<String> concludes) {

        boolean leadsTo(RuleTypes other) {
            return concludes.stream().anyMatch(other.matches::contains);
        }

        static RuleTypes both(RuleTypes one, RuleTypes other) {
            one.matches.addAll(other.matches);
            one.concludes.addAll(other.concludes);
            return one;
        }
    }

    private AffectedRules(Map<String, RuleTypes> rules, Set<String> seeds) {
        this.rules = rules;
        Set<String> between = reached(seeds, RuleTypes::leadsTo);
        between.retainAll(reached(seeds, (rule, other) -> other.leadsTo(rule)));
        between.addAll(seeds);
        this.names = Set.copyOf(between);
    }

    static AffectedRules of(Collection<Rule> rules, Set<String> differing) {
        Map<String, RuleTypes> types = new HashMap<>();
        rules.forEach(rule -> types.merge(
                rule.name(),
                new RuleTypes(new HashSet<>(rule.matches()), new HashSet<>(rule.concludes())),
                RuleTypes::both));
        return new AffectedRules(types, differing);
    }

    /** With those that match any of these types. */
    AffectedRules seeing(Set<String> types) {
        Set<String> more = new HashSet<>(names);
        rules.forEach((name, rule) -> {
            if (rule.matches().stream().anyMatch(types::contains)) {
                more.add(name);
            }
        });
        return more.size() == names.size() ? this : new AffectedRules(rules, more);
    }

    Set<String> names() {
        return names;
    }

    /** Whether running them alone is worth its while. */
    boolean few() {
        return names.size() * 2 < rules.size();
    }

    private Set<String> reached(Set<String> from, BiPredicate<RuleTypes, RuleTypes> step) {
        Set<String> reached = new HashSet<>();
        Set<String> last = from;
        while (!last.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String name : last) {
                rules.forEach((other, types) -> {
                    if (step.test(rules.get(name), types) && reached.add(other)) {
                        next.add(other);
                    }
                });
            }
            last = next;
        }
        return reached;
    }
}
