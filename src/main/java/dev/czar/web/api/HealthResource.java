package dev.czar.web.api;

import dev.czar.loop.LoopHealth;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.ProjectViews.LoopProblems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the loop is doing. */
@Path("/api/v1/projects/{project}/health")
@Tag(name = "health")
public class HealthResource {

    /** The loop in detail, and what is wrong with it in words. */
    public record HealthResponse(LoopHealth loop, List<String> problems) {}

    private final ProjectLookup served;

    HealthResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show the loop, its sensors, lanes and quarantined rules")
    public HealthResponse now(@PathParam("project") String name) {
        ProjectLoop project = served.project(name);
        LoopHealth health = project.health();
        return new HealthResponse(health, LoopProblems.of(health, ProjectLookup.facts(project)));
    }
}
