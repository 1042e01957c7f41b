package dev.czar.web.api;

import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.BranchView;
import dev.czar.web.view.LiveViewSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers' branches. */
@Path("/api/v1/projects/{project}/branches")
@Tag(name = "branches")
public class BranchesResource {

    /** The branches that workers are on, that are tried for conflicts or that have an open pull request. */
    public record BranchesResponse(List<BranchView> branches) {}

    private final ProjectLookup served;

    BranchesResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List the workers' branches, here and at origin",
            description = "Origin is as Czar left it when it last pushed; nothing is asked over the network.")
    public BranchesResponse all(@PathParam("project") String name) {
        return new BranchesResponse(LiveViewSource.of(served.project(name)).branches());
    }
}
