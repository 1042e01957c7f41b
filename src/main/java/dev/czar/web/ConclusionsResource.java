package dev.czar.web;

import dev.czar.decision.Evidence;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the last cycle concluded. */
@Path("/api/projects/{project}/conclusions")
@Tag(name = "facts")
class ConclusionsResource {

    /** Derived facts, with the revision of the rules and the hash of the cycle that concluded them. */
    public record Answer(String rules, String hash, List<Evidence> conclusions) {}

    private final Served served;

    ConclusionsResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the derived facts of the last cycle with their reasons")
    public Answer all(@PathParam("project") String project) {
        return served.project(project)
                .lastCycle()
                .map(cycle -> new Answer(cycle.revision(), cycle.hash(), cycle.derived()))
                .orElseThrow(() -> Refusal.notFound("no cycle has been run yet"));
    }
}
