package dev.czar.web.api;

import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.ProgressView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far a project is and when it will be at its end. */
@Path("/api/v1/projects/{project}/progress")
@Tag(name = "projects")
public class ProgressResource {

    private final ProjectLookup served;

    ProgressResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Show how far a project is and its expected end",
            description =
                    "The rest of the work is played through 200 times, each task taking as long as one of the finished ones did, by its"
                            + " requirements and the number of workers; early, likely and late are the ends of which 10, 50 and 90 % came"
                            + " sooner. Unknown while fewer than three tasks are finished.")
    public ProgressView now(@PathParam("project") String project) {
        return ProgressView.of(served.facts(project));
    }
}
