package dev.czar.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who waits for whom. */
@Path("/api/projects/{project}/dependencies")
@Tag(name = "dependencies")
class DependenciesResource {

    private final Served served;

    DependenciesResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Show the dependency graph, what is met, rings and the critical path",
            description =
                    "A task's time runs from its claim until it is in the omnibus. The usual time is the median of the project's"
                            + " finished tasks, and unknown while fewer than three are finished; what is left of a task is the usual time"
                            + " less what has passed since its claim, at least nothing.")
    public DependencyGraph graph(@PathParam("project") String project) {
        return DependencyGraph.of(served.scene(project));
    }
}
