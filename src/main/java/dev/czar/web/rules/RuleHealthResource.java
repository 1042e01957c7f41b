package dev.czar.web.rules;

import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.measure.RuleHealth;
import dev.czar.rule.measure.RuleHealthAnalysis;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the rules fared of late. */
@Path("/api/v1/projects/{project}/rules/health")
@Tag(name = "rules")
public class RuleHealthResource {

    private static final int MOST = 1_000;

    private final ProjectLookup served;

    RuleHealthResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Show how often each rule stood, what came of it and what it cost",
            description =
                    "Of the cycles since Czar was started. With since or cycles, the last cycles are run again, at most 1000"
                            + " of them; the command line takes all.")
    public RuleHealth health(
            @PathParam("project") String project,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("cycles") @DefaultValue("") String cycles) {
        ProjectLoop loop = served.project(project);
        if (since.isEmpty() && cycles.isEmpty()) {
            return loop.ruleHealth().orElseThrow(() -> ProblemException.notFound("no cycle has been run yet"));
        }
        Instant from = RequestParams.instant("since", since, Instant.EPOCH);
        int most = cycles.isEmpty() ? MOST : RequestParams.number("cycles", cycles, 1, MOST);
        RuleHealthAnalysis examination = new RuleHealthAnalysis();
        Map<String, Optional<RuleBook>> books = new HashMap<>();
        loop.ledger().history(loop.name()).rebuildLast(most, cycle -> {
            if (!cycle.snapshot().now().isBefore(from)) {
                books.computeIfAbsent(cycle.revision(), revision -> book(loop, cycle))
                        .ifPresent(book -> examination.cycle(cycle.snapshot(), book));
            }
        });
        return examination.health().orElseThrow(() -> ProblemException.notFound("there was no cycle since then"));
    }

    /** What was run with rules that are no longer at hand is left out. */
    private static Optional<RuleBook> book(ProjectLoop loop, RecordedCycle cycle) {
        if (cycle.revision().equals(loop.ruleBook().revision())) {
            return Optional.of(loop.ruleBook());
        }
        try {
            return Optional.of(loop.ruleActivation().compiled(RuleFiles.of(cycle.rules())));
        } catch (RuleRequestRefused gone) {
            return Optional.empty();
        }
    }
}
