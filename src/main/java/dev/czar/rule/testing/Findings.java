package dev.czar.rule.testing;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.json.Wanted;
import dev.czar.rule.CycleResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something a cycle came to, with the reasons for it. */
record Findings(Object object, List<Because> because) {

    /** What fits. */
    static Stream<Findings> of(Wanted wanted, CycleResult result) {
        return among(wanted, result)
                .filter(finding -> wanted.fits(finding.object()))
                .filter(finding -> wanted.rule().isEmpty() || finding.isBy(wanted.rule()));
    }

    /** What was found of the same kind, for a message. */
    static String near(Wanted wanted, CycleResult result) {
        List<String> alike = among(wanted, result)
                .map(Findings::object)
                .filter(object -> object.getClass().getSimpleName().equals(wanted.type()))
                .map(Object::toString)
                .toList();
        return alike.isEmpty()
                ? "found no " + wanted.type()
                : "found " + alike.stream().collect(Collectors.joining(", "));
    }

    private static Stream<Findings> among(Wanted wanted, CycleResult result) {
        return switch (wanted.among()) {
            case DECISIONS -> result.decisions().stream().map(Findings::of);
            case VETOED -> result.vetoed().stream().map(Findings::vetoed);
            case DERIVED ->
                result.derived().stream().map(evidence -> new Findings(evidence.fact(), evidence.because()));
        };
    }

    private static Findings of(Decision decision) {
        return new Findings(decision.action(), decision.because());
    }

    private static Findings vetoed(Decision decision) {
        return new Findings(decision.action(), decision.vetoes());
    }

    private boolean isBy(String rule) {
        return because.stream().anyMatch(reason -> reason.rule().equals(rule));
    }
}
