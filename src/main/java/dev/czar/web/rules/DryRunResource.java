package dev.czar.web.rules;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.json.SnapshotFile;
import dev.czar.json.SnapshotOverlay;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.trial.EvaluationTrial;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would be decided on other facts, or by other rules. */
@Path("/api/v1/projects/{project}")
@Tag(name = "decisions")
@Consumes(MediaType.APPLICATION_JSON)
public class DryRunResource {

    /** What is known now with an overlay, and rule files over those in force; each may be left out. */
    public record WhatIfRequest(
            List<Fact> put, List<SnapshotOverlay.ComponentChange> change, List<String> remove, List<RuleText> files) {

        SnapshotOverlay overlay() {
            return new SnapshotOverlay(given(put), given(change), given(remove));
        }

        private static <T> List<T> given(List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    /** The decisions that would be made, and of these and of those made now the ones that only one side has. */
    public record WhatIfResponse(DryRun run, List<DryRun.Proposal> added, List<DryRun.Proposal> removed) {}

    private final ProjectLookup served;
    private final EvaluationBulkhead bulkhead;
    private final TrialRunner trials;

    DryRunResource(ProjectLookup served, EvaluationBulkhead turns, TrialRunner trials) {
        this.served = served;
        this.trials = trials;
        this.bulkhead = turns;
    }

    @POST
    @Path("dry-run")
    @Operation(
            summary = "Run the running rule book on a facts file",
            description = "Nothing is done and nothing remembered. The body is a facts file, as /facts answers it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/FactsFile")))
    public DryRun run(@PathParam("project") String project, String facts) throws RuleRequestRefused {
        ProjectLoop loop = served.project(project);
        Snapshot snapshot = SnapshotFile.read("body", facts);
        return bulkhead.run(() -> run(RulesResource.files(loop), snapshot));
    }

    @POST
    @Path("what-if")
    @Operation(
            summary = "Show what would be decided with other facts or rules",
            description =
                    "Facts put, changed or removed over what is known now, rule files over the active ones, or both."
                            + " Nothing is done and nothing remembered.")
    public WhatIfResponse whatIf(@PathParam("project") String project, WhatIfRequest question)
            throws RuleRequestRefused {
        if (question == null) {
            throw ProblemException.badRequest("body", "the body is empty");
        }
        ProjectLoop loop = served.project(project);
        Snapshot now = loop.snapshot();
        Snapshot other = question.overlay().applyTo(now);
        return bulkhead.run(() -> {
            RuleFiles active = RulesResource.files(loop);
            DryRun before = run(active, now);
            DryRun after = run(
                    question.files() == null || question.files().isEmpty()
                            ? active
                            : RuleText.over(active, question.files()),
                    other);
            return new WhatIfResponse(after, only(after, before), only(before, after));
        });
    }

    private DryRun run(RuleFiles rules, Snapshot snapshot) throws RuleRequestRefused {
        try {
            return trials.run(EvaluationTrial.of(rules, snapshot));
        } catch (InvalidRules invalid) {
            throw new RuleRequestRefused(invalid.getMessage());
        }
    }

    private static List<DryRun.Proposal> only(DryRun side, DryRun other) {
        Set<String> known = other.decisions().stream().map(DryRun.Proposal::key).collect(Collectors.toSet());
        return side.decisions().stream()
                .filter(decision -> !known.contains(decision.key()))
                .toList();
    }
}
