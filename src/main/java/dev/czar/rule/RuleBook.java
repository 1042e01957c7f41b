package dev.czar.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kie.api.KieBase;

/** Compiled rules with a revision, which is the hash of their files. Immutable and safe for many cycles at once. */
public final class RuleBook {

    static final String PACKAGE = "dev.czar.rules";

    private final String revision;
    private final Map<String, Rule> rules;
    private final Function<Set<String>, KieBase> bases;
    private final Set<String> excluded;
    private final KieBase base;

    RuleBook(String revision, List<Rule> rules, Function<Set<String>, KieBase> bases) {
        this(
                revision,
                rules.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity())),
                bases,
                Set.of());
    }

    private RuleBook(
            String revision, Map<String, Rule> rules, Function<Set<String>, KieBase> bases, Set<String> excluded) {
        this.revision = revision;
        this.rules = rules;
        this.bases = bases;
        this.excluded = Set.copyOf(excluded);
        this.base = bases.apply(excluded);
    }

    public String revision() {
        return revision;
    }

    public List<Rule> rules() {
        return rules.values().stream()
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    Rule rule(String name) {
        return rules.getOrDefault(name, new Rule(name, "", "", "", 0));
    }

    RuleBook without(Set<String> names) {
        Set<String> all = new HashSet<>(excluded);
        all.addAll(names);
        return new RuleBook(revision, rules, bases, all);
    }

    KieBase base() {
        return base;
    }
}
