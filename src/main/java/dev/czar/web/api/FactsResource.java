package dev.czar.web.api;

import dev.czar.fact.Snapshot;
import dev.czar.json.SnapshotFile;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known. */
@Path("/api/v1/projects/{project}/facts")
@Tag(name = "facts")
public class FactsResource {

    private final ProjectLookup served;

    FactsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Show what is known as a facts file, with source and age")
    @APIResponse(
            responseCode = "200",
            description = "A facts file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(ref = "#/components/schemas/FactsFile")))
    public String all(@PathParam("project") String project, @QueryParam("type") @DefaultValue("") String types) {
        Snapshot snapshot = served.project(project).snapshot();
        Set<String> wanted = types.isEmpty() ? Set.of() : new HashSet<>(List.of(types.split(",")));
        return SnapshotFile.text(new Snapshot(
                snapshot.now(),
                snapshot.facts().stream()
                        .filter(known -> wanted.isEmpty()
                                || wanted.contains(known.fact().getClass().getSimpleName()))
                        .toList()));
    }
}
