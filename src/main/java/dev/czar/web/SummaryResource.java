package dev.czar.web;

import dev.czar.fact.Observation;
import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.History;
import dev.czar.ledger.Page;
import dev.czar.ledger.PastDecision;
import dev.czar.ledger.PastObservation;
import dev.czar.ledger.measure.Measure;
import dev.czar.ledger.measure.Measures;
import dev.czar.ledger.measure.Past;
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
class SummaryResource {

    private static final int PAGE = 1_000;

    /** The measures, and how often a human had to say something. */
    public record Answer(int humanActions, List<Measure> measures) {}

    private final Served served;

    SummaryResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Measure how well the project was supervised",
            description = "Taken from all that the ledger holds of the project; values with their units and samples.")
    public Answer measured(@PathParam("project") String project) {
        History history = served.project(project).ledger().history(project);
        Past past = new Past(observations(history), decisions(history));
        return new Answer(Measures.humanActions(past), Measures.of(past));
    }

    private static List<Observation> observations(History history) {
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

    private static List<PastDecision> decisions(History history) {
        Page<PastDecision> page = history.decisions(DecisionFilter.all(), 0, PAGE);
        List<PastDecision> decisions = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = history.decisions(DecisionFilter.all(), page.next().getAsLong(), PAGE);
            decisions.addAll(page.items());
        }
        return decisions;
    }
}
