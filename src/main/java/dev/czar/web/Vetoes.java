package dev.czar.web;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.fact.ApprovalLimit;

/** Tells a decision that waits for a human's approval from one that is forbidden. */
final class Vetoes {

    private Vetoes() {}

    static String status(Decision vetoed) {
        return vetoed.vetoes().stream().allMatch(Vetoes::wantsApproval) ? "AWAITING" : "VETOED";
    }

    static boolean wantsApproval(Because veto) {
        return veto.facts().stream().anyMatch(evidence -> evidence.fact() instanceof ApprovalLimit);
    }
}
