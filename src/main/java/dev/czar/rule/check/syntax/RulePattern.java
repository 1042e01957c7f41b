package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.RuleExpression.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern of a rule, or what an accumulation makes of its patterns: its type (empty for an accumulation or an unknown
 * one), how it takes part, what it binds and whose bindings it uses. Patterns of one {@code group} are tried together: 0
 * for the rule itself, another number in each {@code not}, {@code exists} and accumulation.
 */
public record RulePattern(
        TextSpan span,
        Optional<Class<?>> type,
        Role role,
        int group,
        List<Constraint> constraints,
        Set<String> binds,
        Set<String> uses) {

    /** How facts take part: one by one, one of several alternatives, by being there, by being absent, or together. */
    public enum Role {
        EACH,
        EITHER,
        EXISTS,
        ABSENT,
        COUNTED
    }

    /** A condition inside a pattern, or what is bound, or both. */
    public record Constraint(Optional<Name> binding, RuleExpression expression) {}
}
