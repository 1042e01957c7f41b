package dev.czar.rule.check.consistency;

import dev.czar.fact.ActionKind;
import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Binary;
import dev.czar.rule.check.syntax.RuleExpression.Name;
import dev.czar.rule.check.syntax.RulePattern;
import dev.czar.rule.check.syntax.RulePattern.Constraint;
import java.util.Map;
import java.util.Optional;

/** Whether the pattern of a veto matches whatever a rule decides. */
final class RefusedActionPattern {

    private RefusedActionPattern() {}

    /**
     * {@code given}: what the rule gives to the fields of its action; {@code names} comes to hold by what the veto calls which of
     * these values.
     */
    static boolean matches(
            RulePattern refused, Optional<ActionKind> kind, Map<String, String> given, Map<String, String> names) {
        for (Constraint constraint : refused.constraints()) {
            RuleExpression expression = constraint.expression();
            RuleExpression bound = expression instanceof Binary comparison ? comparison.left() : expression;
            if (constraint.binding().isPresent() && bound instanceof Name field) {
                Optional.ofNullable(given.get(field.text()))
                        .ifPresent(value -> names.put(constraint.binding().get().text(), value));
            }
            boolean plain = constraint.binding().isPresent() && expression instanceof Name;
            if (!plain && !holds(expression, kind, given, names)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(
            RuleExpression expression,
            Optional<ActionKind> kind,
            Map<String, String> given,
            Map<String, String> names) {
        if (!(expression instanceof Binary binary) || binary.negated()) {
            return false;
        }
        if (binary.operator().equals("||")) {
            return holds(binary.left(), kind, given, names) || holds(binary.right(), kind, given, names);
        }
        if (!binary.operator().equals("==") || !(binary.left() instanceof Name field)) {
            return false;
        }
        Optional<String> value = RuleConditions.value(binary.right());
        if (field.text().equals("kind")) {
            return kind.map(one -> "=" + ActionKind.class.getSimpleName() + "." + one.name())
                    .equals(value);
        }
        Optional<String> own = Optional.ofNullable(given.get(field.text()));
        own.ifPresent(one -> value.filter(name -> name.startsWith("$")).ifPresent(name -> names.put(name, one)));
        return own.isPresent()
                && value.filter(name -> name.startsWith("$") || name.equals(own.get()))
                        .isPresent();
    }
}
