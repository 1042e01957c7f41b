package dev.czar.rule.check;

import dev.czar.fact.Limit.LimitScope;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A limit for some of them stays in its order with the other that counts for them: slow before stuck, whomever each is
 * stated for.
 */
final class LimitOrderCheck implements BookCheck {

    private final Map<String, String> agents;

    /** The agent of each worker, as far as they are known. */
    LimitOrderCheck(Map<String, String> agents) {
        this.agents = agents;
    }

    @Override
    public Stream<CheckDiagnostic> check(List<RuleReading> readings) {
        List<StatedLimit> limits = StatedLimit.of(readings);
        return limits.stream()
                .filter(limit -> limit.whose().scope().isPresent())
                .flatMap(limit -> NamedLimit.all().flatMap(upper -> upper.lower().stream()
                        .flatMap(lower -> problem(
                                limit, lower.value().name(), upper.value().name(), limits))));
    }

    /** Whether this one is the lower or the upper of the two, and against whom it is out of order. */
    private Stream<CheckDiagnostic> problem(StatedLimit limit, String lower, String upper, List<StatedLimit> limits) {
        boolean low = limit.name().equals(lower);
        if (!low && !limit.name().equals(upper)) {
            return Stream.empty();
        }
        List<StatedLimit> others = limits.stream()
                .filter(other -> other.name().split("/")[0].equals(low ? upper : lower))
                .toList();
        Optional<StatedLimit> own = others.stream()
                .filter(other -> other.whose().equals(limit.whose()))
                .findFirst();
        Stream<StatedLimit> beside = own.isPresent()
                ? own.stream().filter(other -> !low)
                : others.stream().filter(other -> meets(limit.whose(), other.whose()));
        return beside.filter(other -> low ? above(limit, other) : above(other, limit))
                .map(other -> limit.reading()
                        .diagnostic(
                                DiagnosticCode.LIMIT_VALUE,
                                limit.place(),
                                "%s of %s is %s than %s of %s (%s:%d)"
                                        .formatted(
                                                limit.name(),
                                                limit.whose(),
                                                low ? "longer" : "shorter",
                                                other.name(),
                                                other.whose(),
                                                other.file(),
                                                other.line()),
                                "%s comes before %s: write another value, or set %s for %s as well"
                                        .formatted(lower, upper, low ? upper : lower, limit.whose())))
                .limit(1);
    }

    /** Whether both can count for one: what is for fewer meets what is for more; of an agent's and a worker's that is known by the agent of the worker. */
    private boolean meets(LimitHolding narrow, LimitHolding wide) {
        return wide.scope().isEmpty()
                || (narrow.narrowness() > wide.narrowness()
                        && (narrow.scope().orElseThrow() == LimitScope.LABEL
                                || wide.name().equals(agents.get(narrow.name()))));
    }

    private static boolean above(StatedLimit lower, StatedLimit upper) {
        Optional<LimitLiteral> low = LimitLiteral.of(lower.given());
        Optional<LimitLiteral> high = LimitLiteral.of(upper.given());
        return low.isPresent()
                && high.isPresent()
                && low.get().value() > high.get().value();
    }
}
