package dev.czar.web.api;

import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.DependencyGraphView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who waits for whom. */
@Path("/api/v1/projects/{project}/dependencies")
@Tag(name = "dependencies")
public class DependenciesResource {

    private final ProjectLookup served;

    DependenciesResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Show the dependency graph, what is met, rings and the critical path",
            description =
                    "A task's time runs from its claim until it is in the omnibus. The usual time is the median of the project's"
                            + " finished tasks, and unknown while fewer than three are finished; what is left of a task is the usual time"
                            + " less what has passed since its claim, at least nothing.")
    public DependencyGraphView graph(@PathParam("project") String project) {
        return DependencyGraphView.of(served.facts(project));
    }
}
