package dev.czar.rule.testing;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.json.CaseExpectation;
import dev.czar.rule.CycleResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something a cycle came to, with the reasons for it. */
record CycleFinding(Object object, List<Justification> because) {

    /** What fits. */
    static Stream<CycleFinding> of(CaseExpectation wanted, CycleResult result) {
        return among(wanted, result)
                .filter(finding -> wanted.matches(finding.object()))
                .filter(finding -> wanted.rule().isEmpty() || finding.isBy(wanted.rule()));
    }

    /** What was found of the same kind, for a message. */
    static String near(CaseExpectation wanted, CycleResult result) {
        List<String> alike = among(wanted, result)
                .map(CycleFinding::object)
                .filter(object -> object.getClass().getSimpleName().equals(wanted.type()))
                .map(Object::toString)
                .toList();
        return alike.isEmpty()
                ? "found no " + wanted.type()
                : "found " + alike.stream().collect(Collectors.joining(", "));
    }

    private static Stream<CycleFinding> among(CaseExpectation wanted, CycleResult result) {
        return switch (wanted.resultKind()) {
            case DECISIONS -> result.decisions().stream().map(CycleFinding::of);
            case VETOED -> result.vetoed().stream().map(CycleFinding::vetoed);
            case DERIVED ->
                result.derived().stream().map(evidence -> new CycleFinding(evidence.fact(), evidence.because()));
        };
    }

    private static CycleFinding of(Decision decision) {
        return new CycleFinding(decision.action(), decision.because());
    }

    private static CycleFinding vetoed(Decision decision) {
        return new CycleFinding(decision.action(), decision.vetoes());
    }

    private boolean isBy(String rule) {
        return because.stream().anyMatch(reason -> reason.rule().equals(rule));
    }
}
