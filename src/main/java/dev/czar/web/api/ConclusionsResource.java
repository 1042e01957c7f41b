package dev.czar.web.api;

import dev.czar.decision.Decision.Evidence;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the last cycle concluded. */
@Path("/api/v1/projects/{project}/conclusions")
@Tag(name = "facts")
public class ConclusionsResource {

    /** Derived facts, with the revision of the rules and the hash of the cycle that concluded them. */
    public record ConclusionsResponse(String rules, String hash, List<Evidence> conclusions) {}

    private final ProjectLookup served;

    ConclusionsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the derived facts of the last cycle with their reasons")
    public ConclusionsResponse all(@PathParam("project") String project) {
        return served.project(project)
                .lastCycle()
                .map(cycle -> new ConclusionsResponse(cycle.revision(), cycle.hash(), cycle.derived()))
                .orElseThrow(() -> ProblemException.notFound("no cycle has been run yet"));
    }
}
