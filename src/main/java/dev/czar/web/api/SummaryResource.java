package dev.czar.web.api;

import dev.czar.fact.Observation;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.ProjectHistory.HistoryPage;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.ProjectMeasures;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How well a project was supervised so far, in numbers. */
@Path("/api/projects/{project}/summary")
@Tag(name = "projects")
public class SummaryResource {

    private static final int PAGE = 1_000;

    /** The measures, and how often a human had to say something. */
    public record SummaryResponse(int humanActions, List<MeasureResult> measures) {}

    private final ProjectLookup served;

    SummaryResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Measure how well the project was supervised",
            description = "Taken from all that the ledger holds of the project; values with their units and samples.")
    public SummaryResponse measured(@PathParam("project") String project) {
        ProjectHistory history = served.project(project).ledger().history(project);
        EventHistory past = new EventHistory(observations(history), decisions(history));
        return new SummaryResponse(ProjectMeasures.humanActions(past), ProjectMeasures.of(past));
    }

    private static List<Observation> observations(ProjectHistory history) {
        List<Observation> observations = new ArrayList<>();
        long last = 0;
        List<PastObservation> page = history.observations(last, PAGE);
        while (!page.isEmpty()) {
            page.forEach(past -> observations.add(past.observation()));
            last = page.get(page.size() - 1).seq();
            page = history.observations(last, PAGE);
        }
        return observations;
    }

    private static List<PastDecision> decisions(ProjectHistory history) {
        HistoryPage<PastDecision> page = history.decisions(DecisionFilter.all(), 0, PAGE);
        List<PastDecision> decisions = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = history.decisions(DecisionFilter.all(), page.next().getAsLong(), PAGE);
            decisions.addAll(page.items());
        }
        return decisions;
    }
}
