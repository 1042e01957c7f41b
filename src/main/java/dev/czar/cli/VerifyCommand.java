package dev.czar.cli;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.project.ProjectLayout;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Runs every cycle of the ledger again; the service may be up or down. */
@Command(name = "verify", description = "Recompute every cycle of the ledger and compare its hash.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Mixin
    private SpanOption span;

    @Override
    public Integer call() {
        ProjectLayout layout = Layouts.of(czar);
        Replay replay = new Replay(czar);
        try (Ledger ledger = Layouts.ledger(layout)) {
            ledger.history(Layouts.name(layout)).rebuild(span.from(czar), span.to(czar), replay);
        } catch (LedgerUnavailable unavailable) {
            throw Failure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
        return replay.report(List.of()).print(czar);
    }
}
