package dev.czar.loop.rules;

import dev.czar.ledger.history.RuleRevisionHistory.RevisionEvent;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a project: the revision in force, the one saved on disk, why they differ ("" when they do not), the shadow if
 * there is one, and what happened to revisions, newest first.
 */
public record RuleActivationStatus(
        String revision, String saved, String problem, Optional<ShadowStatus> shadow, List<RevisionEvent> history) {

    /** A shadow since when, by whom, and what it decides otherwise; {@code missed} cycles came too fast to be followed. */
    public record ShadowStatus(String revision, Instant since, String author, int missed, BacktestReport report) {}

    /** The same after an edit was written, and what the check warns of in the edited file, or newly in another. */
    public record SavedEdit(RuleActivationStatus state, List<CheckDiagnostic> warnings) {}
}
