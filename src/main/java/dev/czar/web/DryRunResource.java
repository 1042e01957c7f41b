package dev.czar.web;

import dev.czar.json.SnapshotFile;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.DryRun;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the rules would decide on other facts. */
@Path("/api/projects/{project}/dry-run")
@Tag(name = "decisions")
class DryRunResource {

    private final Served served;

    DryRunResource(Served served) {
        this.served = served;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Run the running rule book on a facts file",
            description = "Nothing is done and nothing remembered. The body is a facts file, as /facts answers it.")
    public DryRun run(@PathParam("project") String project, String facts) {
        ProjectLoop loop = served.project(project);
        return DryRun.of(SnapshotFile.read("body", facts), loop.ruleBook());
    }
}
