package dev.czar.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.ledger.history.CycleHistory;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.web.dashboard.PastViewReader;
import dev.czar.web.request.ConditionalAnswer;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The past, a recorded cycle at a time. */
@Path("/api/v1/projects/{project}/cycles")
@Tag(name = "history")
public class RecordedCyclesResource {

    /** A recorded cycle; {@code decisions} counts those that stood. */
    public record CycleSummary(long cycle, Instant at, String rules, int decisions) {

        static CycleSummary of(PastCycle past) {
            return new CycleSummary(past.id(), past.cycle().at(), past.cycle().revision(), past.decisions());
        }
    }

    /** Recorded cycles, oldest first, {@code total} of them in all before they were thinned; first and last of all that can be seen. */
    public record RecordedCyclesResponse(
            List<CycleSummary> cycles, int total, Optional<CycleSummary> first, Optional<CycleSummary> last) {}

    /** What pages saw right after a cycle, as documents by name, with the cycles beside it. */
    public record CycleDocuments(
            CycleSummary moment,
            Optional<CycleSummary> earlier,
            Optional<CycleSummary> later,
            Map<String, JsonNode> documents) {}

    private final ProjectLookup served;
    private final PastViewReader pastViews;
    private final EvaluationBulkhead bulkhead;
    private final ConditionalAnswer conditional;

    RecordedCyclesResource(
            ProjectLookup served, PastViewReader pastViews, EvaluationBulkhead turns, ConditionalAnswer conditional) {
        this.served = served;
        this.conditional = conditional;
        this.pastViews = pastViews;
        this.bulkhead = turns;
    }

    @GET
    @Operation(
            summary = "List the recorded cycles",
            description = "Recorded cycles from a time (inclusive) to another (exclusive), thinned evenly to the limit."
                    + " Those that retention has thinned out are left out.")
    public RecordedCyclesResponse between(
            @PathParam("project") String project,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        ProjectLoop loop = served.project(project);
        CycleHistory cycles = loop.ledger().cycles(project);
        DecisionFilter all = DecisionFilter.all();
        Instant since = RequestParams.instant("from", from, all.from());
        Instant until = RequestParams.instant("to", to, all.to());
        return new RecordedCyclesResponse(
                cycles.between(since, until, RequestParams.number("limit", limit, 2, 1_000)).stream()
                        .map(CycleSummary::of)
                        .toList(),
                loop.ledger().history(project).countCycles(since, until),
                cycles.first().map(CycleSummary::of),
                cycles.at(until).map(CycleSummary::of));
    }

    @GET
    @Path("{when}")
    @Operation(
            summary = "Show a project as it was",
            description = "At a cycle by its number, or at the last cycle at or before a time such as"
                    + " 2025-11-27T23:15:00Z: the documents that pages are sent of the present, drawn from what was"
                    + " known then, with the rules of then. Outcomes that came later are not there yet.")
    public CycleDocuments at(@PathParam("project") String project, @PathParam("when") String when)
            throws RuleRequestRefused {
        ProjectLoop loop = served.project(project);
        CycleHistory cycles = loop.ledger().cycles(project);
        PastCycle past = pastViews.cycle(loop, when);
        Optional<PastCycle> earlier = cycles.before(past.id());
        Optional<PastCycle> later = cycles.after(past.id());
        Map<String, JsonNode> documents = bulkhead.run(() -> pastViews.documents(loop, past));
        return conditional.of(new CycleDocuments(
                CycleSummary.of(past), earlier.map(CycleSummary::of), later.map(CycleSummary::of), documents));
    }
}
