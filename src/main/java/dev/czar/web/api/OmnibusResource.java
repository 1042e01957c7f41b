package dev.czar.web.api;

import dev.czar.fact.Worker;
import dev.czar.loop.OmnibusPreview.OmnibusPlan;
import dev.czar.loop.OmnibusPreview.RememberedResolution;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.LiveViewSource;
import dev.czar.web.view.OmnibusBuildView;
import dev.czar.web.view.OmnibusView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The integration branch. */
@Path("/api/v1/projects/{project}/omnibus")
@Tag(name = "omnibus")
public class OmnibusResource {

    /** How conflicts are settled that were settled before. */
    public record ResolutionsResponse(List<RememberedResolution> resolutions) {}

    /** Who asks. */
    public record RevokeRequest(String author) {}

    private final ProjectLookup served;

    OmnibusResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show the omnibus, what is in it, what was evicted and what is accepted and not in it yet")
    public OmnibusView now(@PathParam("project") String project) {
        return OmnibusView.of(served.facts(project));
    }

    @GET
    @Path("plan")
    @Operation(
            summary = "Show what the next build would do",
            description = "The merge order, the conflicts, and what would be left out without a worker's work.")
    public OmnibusPlan plan(
            @PathParam("project") String name, @QueryParam("without") @DefaultValue("") String without) {
        ProjectLoop project = served.project(name);
        FactIndex facts = ProjectLookup.facts(project);
        if (!without.isEmpty() && !facts.has(Worker.class, without)) {
            throw ProblemException.badRequest("without", "there is no worker called " + without);
        }
        return project.access().omnibusPreview().plan(facts.facts(), without);
    }

    @GET
    @Path("build")
    @Operation(
            summary = "Show what is being built and tested now",
            description =
                    "The usual time is the median of the last builds that came to an end; unknown before three did.")
    public OmnibusBuildView building(@PathParam("project") String name) {
        return OmnibusBuildView.of(LiveViewSource.of(served.project(name)));
    }

    @POST
    @Path("build")
    @Operation(
            summary = "Run a cycle now and show the build plan",
            description =
                    "The omnibus is built by rules when it can be; this reads the repository and answers the plan.")
    public OmnibusPlan build(@PathParam("project") String name) {
        served.project(name).refreshRepository();
        return plan(name, "");
    }

    @GET
    @Path("resolutions")
    @Operation(summary = "List the recorded conflict resolutions")
    public ResolutionsResponse resolutions(@PathParam("project") String name) {
        return new ResolutionsResponse(
                served.project(name).access().omnibusPreview().resolutions());
    }

    @POST
    @Path("resolutions/{key}/revoke")
    @Operation(summary = "Revoke a conflict resolution; it is not recorded again")
    public ResolutionsResponse revoke(
            @PathParam("project") String name, @PathParam("key") String key, RevokeRequest body) {
        if (body == null || body.author() == null || body.author().isBlank()) {
            throw ProblemException.badRequest("author", "expected the name of the author");
        }
        if (!served.project(name).access().omnibusPreview().revoke(key, body.author())) {
            throw ProblemException.notFound("there is no resolution " + key);
        }
        return resolutions(name);
    }
}
