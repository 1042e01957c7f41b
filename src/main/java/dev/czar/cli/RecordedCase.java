package dev.czar.cli;

import dev.czar.decision.Decision;
import dev.czar.json.CaseText;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordedCycle;
import dev.czar.project.ProjectLayout;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;

/** A rule test made of a cycle of the ledger. */
final class RecordedCase {

    private final Czar czar;

    RecordedCase(Czar czar) {
        this.czar = czar;
    }

    String text(long id) {
        ProjectLayout layout = Layouts.of(czar);
        try (Ledger ledger = Layouts.ledger(layout)) {
            return ledger.history(Layouts.name(layout))
                    .rebuilt(id)
                    .map(this::text)
                    .orElseThrow(() -> Failure.of(
                            "there is no cycle " + id + " in the ledger, or only a trace of it is kept",
                            "decisions and their cycles: czar decisions --json"));
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
    }

    private String text(RecordedCycle cycle) {
        RuleBook book = new PastRules(czar)
                .of(cycle)
                .orElseThrow(() -> Failure.of("the rules of cycle " + cycle.id() + " are not at hand", ""));
        return CaseText.of(
                "as in cycle " + cycle.id(),
                cycle.snapshot(),
                Cycle.run(cycle.snapshot(), book).decisions().stream()
                        .map(Decision::action)
                        .toList());
    }
}
