package dev.czar.rule.check;

import dev.czar.rule.check.syntax.RuleExpression;
import dev.czar.rule.check.syntax.RuleExpression.Call;
import dev.czar.rule.check.syntax.RuleExpression.Literal;
import dev.czar.rule.check.syntax.RuleExpression.Select;
import dev.czar.rule.check.syntax.RuleExpression.Unary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The value of a limit that is written out in a rule: seconds of a time, or a number. */
record LimitLiteral(double value, boolean time) {

    private static final Map<String, Duration> UNITS = Map.of(
            "ofDays", Duration.ofDays(1),
            "ofHours", Duration.ofHours(1),
            "ofMinutes", Duration.ofMinutes(1),
            "ofSeconds", Duration.ofSeconds(1),
            "ofMillis", Duration.ofMillis(1));

    /** Empty when it is not written out. */
    static Optional<LimitLiteral> of(RuleExpression expression) {
        if (expression instanceof Literal literal && literal.value() instanceof Number number) {
            return Optional.of(new LimitLiteral(number.doubleValue(), false));
        }
        if (expression instanceof Unary unary && unary.operator().equals("-")) {
            return of(unary.of()).map(written -> new LimitLiteral(-written.value(), written.time()));
        }
        if (expression instanceof Select select && select.name().text().equals("ZERO")) {
            return Optional.of(new LimitLiteral(0, true));
        }
        if (expression instanceof Call call
                && call.arguments().size() == 1
                && UNITS.containsKey(call.name().text())) {
            double unit = UNITS.get(call.name().text()).toMillis() / 1_000.0;
            return of(call.arguments().get(0)).map(written -> new LimitLiteral(written.value() * unit, true));
        }
        return Optional.empty();
    }
}
