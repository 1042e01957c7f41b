package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ProgressLine;
import dev.czar.cli.input.RuleBookOption.RecordedRuleBooks;
import dev.czar.cli.input.TimeRangeOption;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.measure.RuleHealth;
import dev.czar.rule.measure.RuleHealthAnalysis;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** How the rules fared over the cycles of the ledger; the service may be up or down. */
@Command(
        name = "health",
        description =
                "Show from the ledger how often each rule stood, what came of it and what it cost; and which rules"
                        + " never fired, were always vetoed, or made decisions that come and go.")
final class RulesHealthCommand implements Callable<Integer> {

    @ParentCommand
    private RulesCommand rules;

    @Mixin
    private TimeRangeOption span;

    private final RuleHealthAnalysis examination = new RuleHealthAnalysis();
    private RecordedRuleBooks recordedBooks;

    @Override
    public Integer call() {
        CzarCommand czar = rules.czar();
        ProjectLayout layout = ProjectLocator.layout(czar);
        recordedBooks = new RecordedRuleBooks(czar);
        try (Ledger ledger = ProjectLocator.ledger(layout);
                ProgressLine progress = new ProgressLine(czar.environment())) {
            ledger.history(ProjectLocator.projectName(layout)).rebuild(span.from(czar), span.to(czar), cycle -> {
                progress.count(ProgressLine.CYCLES);
                addCycle(cycle);
            });
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
        RuleHealth health = examination
                .health()
                .orElseThrow(
                        () -> CommandFailure.of("the ledger has no cycle of that time", "choose another with --since"));
        if (czar.json()) {
            czar.output().json(health);
        } else {
            new RuleHealthText(czar.output()).print(health);
        }
        return 0;
    }

    /** What was run with rules that are no longer at hand is left out. */
    private void addCycle(RecordedCycle cycle) {
        recordedBooks.bookFor(cycle).ifPresent(book -> examination.cycle(cycle.snapshot(), book));
    }
}
