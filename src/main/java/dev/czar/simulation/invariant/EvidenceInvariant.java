package dev.czar.simulation.invariant;

import dev.czar.decision.Decision;
import java.util.Optional;

/** No decision without a rule, its reason, and facts it rests on. */
final class EvidenceInvariant implements SimulationInvariant {

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        return moment.decided().stream()
                .filter(decision -> !founded(decision))
                .map(decision -> "a decision without evidence: " + decision.key())
                .findFirst();
    }

    private static boolean founded(Decision decision) {
        return !decision.because().isEmpty()
                && decision.because().stream()
                        .allMatch(one -> !one.why().isEmpty() && !one.facts().isEmpty());
    }
}
