package dev.czar.web.api;

import dev.czar.fact.ChangeScope.Overlap;
import dev.czar.fact.Conflict;
import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.ViewSource.LastConflictCheck;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The forecast of conflicts. */
@Path("/api/v1/projects/{project}/conflicts")
@Tag(name = "conflicts")
public class ConflictsResource {

    /** How all branches would merge, what would not and why, and which queued tasks would touch files under change. */
    public record ConflictsResponse(
            Optional<ConflictMatrix> matrix,
            List<Conflict> conflicts,
            List<Overlap> overlaps,
            LastConflictCheck lastCheck) {}

    private final ProjectLookup served;

    ConflictsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show how the branches would merge with each other, with the tip and in the planned order")
    public ConflictsResponse now(@PathParam("project") String project) {
        FactIndex facts = served.facts(project);
        return new ConflictsResponse(
                facts.all(ConflictMatrix.class).stream().findFirst(),
                facts.all(Conflict.class),
                facts.all(Overlap.class),
                LastConflictCheck.of(served.project(project)));
    }
}
