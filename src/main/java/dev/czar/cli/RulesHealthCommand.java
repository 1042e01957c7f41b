package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.RecordedCycle;
import dev.czar.project.ProjectLayout;
import dev.czar.rule.health.Examination;
import dev.czar.rule.health.RuleHealth;
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
    private SpanOption span;

    private final Examination examination = new Examination();
    private PastRules past;
    private Progress progress;

    @Override
    public Integer call() {
        Czar czar = rules.czar();
        ProjectLayout layout = Layouts.of(czar);
        past = new PastRules(czar);
        progress = new Progress(czar);
        try (Ledger ledger = Layouts.ledger(layout)) {
            ledger.history(Layouts.name(layout)).rebuild(span.from(czar), span.to(czar), this::cycle);
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
        RuleHealth health = examination
                .health()
                .orElseThrow(() -> Failure.of("the ledger has no cycle of that time", "choose another with --since"));
        progress.end();
        if (czar.json()) {
            czar.output().json(health);
        } else {
            new RuleHealthText(czar.output()).print(health);
        }
        return 0;
    }

    /** What was run with rules that are no longer at hand is left out. */
    private void cycle(RecordedCycle cycle) {
        progress.cycle();
        past.of(cycle).ifPresent(book -> examination.cycle(cycle.snapshot(), book));
    }
}
