package dev.czar.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers' branches. */
@Path("/api/projects/{project}/branches")
@Tag(name = "branches")
class BranchesResource {

    /** The branches that workers are on, that are tried for conflicts or that have an open pull request. */
    public record Answer(List<BranchView> branches) {}

    private final Served served;

    BranchesResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List the workers' branches, here and at origin",
            description = "Origin is as Czar left it when it last pushed; nothing is asked over the network.")
    public Answer all(@PathParam("project") String name) {
        return new Answer(Present.of(served.project(name)).branches());
    }
}
