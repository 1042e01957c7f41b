package dev.czar.rule.check;

import dev.czar.fact.Limit.LimitScope;
import dev.czar.rule.check.RuleChecker.BookCheck;
import dev.czar.rule.check.StatedLimit.LimitHolding;
import dev.czar.rule.check.reading.RuleReader.RuleReading;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import dev.czar.rule.check.syntax.LimitLiteral;
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
        Stream<StatedLimit> beside =
                own.isPresent() ? own.stream().filter(other -> !low) : beside(limit.whose(), others);
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

    /**
     * Those that can count together with this one: for a worker that of its agent, else that of all; a task with a label can
     * be anyone's. Of a worker whose agent is not known nothing is, where agents have limits of their own.
     */
    private Stream<StatedLimit> beside(LimitHolding holding, List<StatedLimit> others) {
        Stream<StatedLimit> wider =
                others.stream().filter(other -> other.whose().narrowness() < holding.narrowness());
        if (holding.scope().filter(LimitScope.WORKER::equals).isEmpty()) {
            return wider;
        }
        List<StatedLimit> ofAgents = others.stream()
                .filter(other ->
                        other.whose().scope().filter(LimitScope.AGENT::equals).isPresent())
                .toList();
        String agent = agents.get(holding.name());
        List<StatedLimit> ofItsAgent = ofAgents.stream()
                .filter(other -> other.whose().name().equals(agent))
                .toList();
        if (!ofItsAgent.isEmpty()) {
            return ofItsAgent.stream();
        }
        return agent == null && !ofAgents.isEmpty()
                ? Stream.empty()
                : wider.filter(other -> other.whose().equals(LimitHolding.ALL));
    }

    private static boolean above(StatedLimit lower, StatedLimit upper) {
        Optional<LimitLiteral> low = LimitLiteral.of(lower.given());
        Optional<LimitLiteral> high = LimitLiteral.of(upper.given());
        return low.isPresent()
                && high.isPresent()
                && low.get().value() > high.get().value();
    }
}
