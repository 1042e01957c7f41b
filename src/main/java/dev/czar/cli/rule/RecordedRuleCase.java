package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.input.RuleBookOption.RecordedRuleBooks;
import dev.czar.decision.Decision;
import dev.czar.json.RuleCaseFile.CaseWriter;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;

/** A rule test made of a cycle of the ledger. */
final class RecordedRuleCase {

    private final CzarCommand czar;

    RecordedRuleCase(CzarCommand czar) {
        this.czar = czar;
    }

    String text(long id) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            return ledger.history(ProjectLocator.projectName(layout))
                    .rebuilt(id)
                    .map(this::text)
                    .orElseThrow(() -> CommandFailure.of(
                            "there is no cycle " + id + " in the ledger, or only a trace of it is kept",
                            "decisions and their cycles: czar decisions --json"));
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
    }

    private String text(RecordedCycle cycle) {
        RuleBook book = new RecordedRuleBooks(czar)
                .bookFor(cycle)
                .orElseThrow(() -> CommandFailure.of("the rules of cycle " + cycle.id() + " are not available", ""));
        return CaseWriter.write(
                "as in cycle " + cycle.id(),
                cycle.snapshot(),
                Cycle.run(cycle.snapshot(), book).decisions().stream()
                        .map(Decision::action)
                        .toList());
    }
}
