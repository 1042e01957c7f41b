package dev.czar.web.api;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.MeasuredHistory;
import dev.czar.ledger.measure.ProjectMeasures;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How well a project was supervised so far, in numbers. */
@Path("/api/v1/projects/{project}/summary")
@Tag(name = "projects")
public class SummaryResource {

    /** The measures, and how often a human had to say something. */
    public record SummaryResponse(int humanActions, List<MeasureResult> measures) {}

    private final ProjectLookup served;
    private final Map<String, MeasuredHistory> pasts = new ConcurrentHashMap<>();

    SummaryResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Measure how well the project was supervised",
            description = "Taken from all that the ledger holds of the project; values with their units and samples.")
    public SummaryResponse measured(@PathParam("project") String project) {
        Ledger ledger = served.project(project).ledger();
        EventHistory past = pasts.computeIfAbsent(project, name -> new MeasuredHistory(ledger, name))
                .now();
        return new SummaryResponse(ProjectMeasures.humanActions(past), ProjectMeasures.of(past));
    }
}
