package dev.czar.web;

import dev.czar.loop.LoopHealth;
import dev.czar.loop.ProjectLoop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the loop is doing. */
@Path("/api/projects/{project}/health")
@Tag(name = "health")
class HealthResource {

    /** The loop in detail, and what is wrong with it in words. */
    public record Answer(LoopHealth loop, List<String> troubles) {}

    private final Served served;

    HealthResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show the loop, its sensors, lanes and rules left out")
    public Answer now(@PathParam("project") String name) {
        ProjectLoop project = served.project(name);
        LoopHealth health = project.health();
        return new Answer(health, Troubles.of(health, Served.scene(project)));
    }
}
