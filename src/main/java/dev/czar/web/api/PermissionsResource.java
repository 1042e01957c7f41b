package dev.czar.web.api;

import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.PermissionView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What workers' programs wait to be allowed. */
@Path("/api/v1/projects/{project}/permissions")
@Tag(name = "workers")
public class PermissionsResource {

    /** The questions that wait for an answer. */
    public record PermissionsResponse(List<PermissionView> permissions) {}

    private final ProjectLookup served;

    PermissionsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List the questions for a permission that wait for an answer",
            description =
                    "They are answered with the orders allow and deny; answers of the past are decisions of the kind"
                            + " ANSWER_PERMISSION.")
    public PermissionsResponse open(@PathParam("project") String project) {
        return new PermissionsResponse(PermissionView.all(served.facts(project)));
    }
}
