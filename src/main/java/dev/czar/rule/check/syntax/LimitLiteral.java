package dev.czar.rule.check.syntax;

import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.util.Optional;

/** The value of a limit that is written out in a rule: seconds of a time, or a number. */
public record LimitLiteral(double value, boolean time) {

    /** Empty when it is not written out. */
    public static Optional<LimitLiteral> of(RuleExpression expression) {
        if (expression instanceof Literal literal && literal.value() instanceof Number number) {
            return Optional.of(new LimitLiteral(number.doubleValue(), false));
        }
        if (expression instanceof Unary unary && unary.operator().equals("-")) {
            return of(unary.of()).map(written -> new LimitLiteral(-written.value(), written.time()));
        }
        if (expression instanceof Select select && select.name().text().equals("ZERO")) {
            return Optional.of(new LimitLiteral(0, true));
        }
        return expression instanceof Call call && call.arguments().size() == 1
                ? DurationUnit.ofMethod(call.name().text())
                        .flatMap(unit -> of(call.arguments().get(0)).map(written -> written.times(unit)))
                : Optional.empty();
    }

    private LimitLiteral times(DurationUnit unit) {
        return new LimitLiteral(value * (unit.length().toMillis() / 1_000.0), true);
    }
}
