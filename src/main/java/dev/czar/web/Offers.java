package dev.czar.web;

import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.fact.Approval;
import dev.czar.fact.Force;
import dev.czar.fact.Order;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which orders about a decision can work: approval where it is asked for, force over a limit; tried on the last cycle. */
final class Offers {

    private final Affair affair;

    Offers(Affair affair) {
        this.affair = affair;
    }

    List<Offer> all() {
        return List.of(approve(), veto(), force(), new Undo(affair).offer());
    }

    Offer of(OrderKind kind) {
        return all().stream().filter(offer -> offer.kind() == kind).findFirst().orElseThrow();
    }

    private Offer approve() {
        if (!affair.heldBack()) {
            return Offer.no(OrderKind.APPROVE, "it does not wait for an approval");
        }
        int before = affair.wanted().orElseThrow().vetoes().size();
        List<Because> left = vetoesWith(new Approval(affair.key(), "", Duration.ZERO));
        if (left.size() == before) {
            return Offer.no(
                    OrderKind.APPROVE, "no rule asks for an approval of it; over a limit it is forced, not approved");
        }
        return Offer.yes(OrderKind.APPROVE, left.isEmpty() ? "lets it be done" : "still held back by " + names(left));
    }

    private Offer veto() {
        if (affair.used() && !affair.waits()) {
            return Offer.no(OrderKind.VETO, "it is done or being done; there is nothing left to forbid");
        }
        return Offer.yes(OrderKind.VETO, "forbids it for as long as the veto stands");
    }

    private Offer force() {
        if (affair.used()) {
            return Offer.no(OrderKind.FORCE, "it was begun before, and nothing is done twice");
        }
        if (!affair.heldBack()) {
            return Offer.no(OrderKind.FORCE, "nothing holds it back");
        }
        List<Because> left = vetoesWith(new Force(affair.key(), "", "", Duration.ZERO, Duration.ZERO));
        if (left.isEmpty()) {
            return Offer.yes(
                    OrderKind.FORCE,
                    "has it done although held back by "
                            + names(affair.wanted().orElseThrow().vetoes()));
        }
        return Offer.no(
                OrderKind.FORCE,
                left.stream().anyMatch(Vetoes::wantsApproval)
                        ? "it waits for an approval: approve it"
                        : "this rule yields to nobody: " + names(left));
    }

    private List<Because> vetoesWith(Order order) {
        Optional<Decision> then = affair.with(order);
        return then.map(Decision::vetoes).orElse(List.of());
    }

    private static String names(List<Because> vetoes) {
        return vetoes.stream()
                .map(veto -> '"' + veto.rule() + "\" (" + veto.why() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
