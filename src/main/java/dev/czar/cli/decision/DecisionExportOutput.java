package dev.czar.cli.decision;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.ActionKind;
import dev.czar.io.FailureText;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.recording.DecisionExport;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Writes decisions as JSON lines to standard output, from the ledger itself. */
final class DecisionExportOutput {

    private static final List<String> STATUSES = List.of("OPEN", "DONE", "FAILED", "SKIPPED", "VETOED", "LAPSED");

    private final CzarCommand czar;

    DecisionExportOutput(CzarCommand czar) {
        this.czar = czar;
    }

    void write(DecisionFilter filter, boolean logRecords) {
        requireKnown(
                "--kind",
                filter.kind(),
                Stream.of(ActionKind.values()).map(Enum::name).toList());
        requireKnown("--status", filter.status(), STATUSES);
        ProjectLayout layout = ProjectLocator.layout(czar);
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            String project = ProjectLocator.projectName(layout);
            DecisionChanges decisions = ledger.decisionChanges(project, filter);
            if (logRecords) {
                DecisionExport.writeLogRecords(
                        project, decisions, czar.environment().out());
            } else {
                DecisionExport.write(decisions, czar.environment().out());
            }
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        } catch (IOException | UncheckedIOException failure) {
            throw CommandFailure.of("cannot write the decisions: " + FailureText.of(failure), "", failure);
        }
    }

    private static void requireKnown(String option, String value, List<String> known) {
        if (!value.isEmpty() && !known.contains(value)) {
            throw CommandFailure.wrongUsage(
                    option + " takes one of " + String.join(", ", known) + ", not " + value, "");
        }
    }
}
