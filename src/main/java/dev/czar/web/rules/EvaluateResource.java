package dev.czar.web.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.fact.Snapshot;
import dev.czar.json.SnapshotFile;
import dev.czar.loop.trial.EvaluationTrial;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decides about the caller's own facts, by the shipped rules or the caller's: rules as a service, apart from all projects. */
@Path("/api/v1/evaluate")
@Tag(name = "decisions")
public class EvaluateResource {

    /** A facts file; rule files over the shipped ones, or {@code alone}. Both of these may be left out. */
    public record EvaluateRequest(
            @Schema(ref = "#/components/schemas/FactsFile", description = "Now, and facts; see czar facts --schema")
                    JsonNode facts,
            List<RuleText> rules,
            boolean alone) {

        private Snapshot snapshot() {
            if (facts == null || !facts.isObject()) {
                throw ProblemException.badRequest(
                        "facts", "expected an object with now and facts, as GET facts answers");
            }
            return SnapshotFile.read("facts", facts.toString());
        }

        private RuleFiles files() {
            boolean none = rules == null || rules.isEmpty();
            if (alone && none) {
                throw ProblemException.badRequest("rules", "expected at least one rule file, for alone is true");
            }
            if (none) {
                return RuleFiles.shipped();
            }
            return alone ? new RuleFiles(RuleText.files(rules)) : RuleText.over(RuleFiles.shipped(), rules);
        }
    }

    private final EvaluationBulkhead bulkhead;
    private final TrialRunner trials;

    EvaluateResource(EvaluationBulkhead turns, TrialRunner trials) {
        this.bulkhead = turns;
        this.trials = trials;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decide about facts of your own, by the shipped rules or by yours",
            description = "Nothing is done, nothing remembered, and no project is needed. Rules run under the budget of"
                    + " every evaluation: one that takes too much is cut off, left out and named in quarantined.")
    public DryRun evaluate(EvaluateRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("body", "the body is empty");
        }
        Snapshot snapshot = request.snapshot();
        RuleFiles files = request.files();
        try {
            return bulkhead.run(() -> trials.run(EvaluationTrial.of(files, snapshot)));
        } catch (InvalidRules invalid) {
            throw new ProblemException(ProblemDetails.of(400, "the rules are invalid")
                    .inField("rules")
                    .withCode("invalid-rules")
                    .withProblems(invalid.diagnostics().stream()
                            .map(CheckDiagnostic::toString)
                            .toList()));
        }
    }
}
