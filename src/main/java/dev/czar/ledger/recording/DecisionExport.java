package dev.czar.ledger.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.decision.Action;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.ChangePage;
import dev.czar.ledger.history.DecisionChanges.DecisionChange;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.recording.DecisionLogRecords.LogSource;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Writes decisions as JSON lines, oldest first, a page at a time and without secrets. */
public final class DecisionExport {

    private static final int PAGE = 500;

    /**
     * A decision outside Czar: {@code status} is OPEN or that of its outcome, {@code detail} and {@code ended} are there when
     * it has ended.
     */
    public record ExportedDecision(
            long id,
            long cycle,
            Instant at,
            String status,
            String key,
            String rule,
            String why,
            String capability,
            Action action,
            List<Justification> because,
            List<ExecutionStep> steps,
            Optional<String> detail,
            Optional<Instant> ended) {

        private static ExportedDecision of(PastDecision past) {
            return new ExportedDecision(
                    past.id(),
                    past.cycle(),
                    past.at(),
                    past.status(),
                    past.decision().key(),
                    past.decision().rule(),
                    past.decision().why(),
                    past.decision().capability(),
                    past.decision().action(),
                    past.decision().because(),
                    past.steps(),
                    past.outcome().map(Outcome::detail),
                    past.outcome().map(Outcome::at));
        }
    }

    private DecisionExport() {}

    /** Returns how many were written. */
    public static int write(DecisionChanges decisions, Writer target) throws IOException {
        return write(decisions, target, (ledger, page) -> page.stream()
                .map(past -> line(past) + "\n")
                .collect(Collectors.joining()));
    }

    /** As OpenTelemetry logs, a request a line, as collectors read them from files; returns how many were written. */
    public static int writeLogRecords(String project, DecisionChanges decisions, Writer target) throws IOException {
        return write(
                decisions,
                target,
                (ledger, page) -> DecisionLogRecords.request(new LogSource(project, ledger), page) + "\n");
    }

    private static int write(
            DecisionChanges decisions, Writer target, BiFunction<String, List<PastDecision>, String> format)
            throws IOException {
        int written = 0;
        ChangePage page = decisions.after(SeenDecisions.none(), PAGE);
        while (!page.changes().isEmpty()) {
            List<DecisionChange> changes = page.changes();
            target.write(format.apply(
                    page.seen().ledger(),
                    changes.stream().map(DecisionChange::decision).toList()));
            written += changes.size();
            page = decisions.after(changes.get(changes.size() - 1).seen().allEnded(), PAGE);
        }
        target.flush();
        return written;
    }

    /** One decision as a line of JSON, without its end. */
    public static String line(PastDecision decision) {
        JsonNode tree = JsonCodec.tree(ExportedDecision.of(decision));
        return ObservationRedactor.tree(tree).toString();
    }
}
