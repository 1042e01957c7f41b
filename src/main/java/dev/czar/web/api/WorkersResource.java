package dev.czar.web.api;

import dev.czar.loop.ProjectLoop;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.WorkerViews;
import dev.czar.web.view.WorkerViews.WorkerView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers, each on all its axes. */
@Path("/api/v1/projects/{project}/workers")
@Tag(name = "workers")
public class WorkersResource {

    /** All workers, by id. */
    public record WorkersResponse(List<WorkerView> workers) {}

    /** What is on a worker's screen, without colours and without anything that is not shown. */
    public record ScreenResponse(String worker, String text) {}

    private final ProjectLookup served;

    WorkersResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the workers with health, process, turn, progress, resource, task and last activity")
    public WorkersResponse all(@PathParam("project") String project) {
        return new WorkersResponse(new WorkerViews(served.facts(project)).all());
    }

    @GET
    @Path("{worker}/screen")
    @Operation(summary = "Show what is on a worker's screen now")
    public ScreenResponse screen(@PathParam("project") String name, @PathParam("worker") String worker)
            throws InterruptedException {
        ProjectLoop project = served.project(name);
        if (!project.config().workers().containsKey(worker)) {
            throw ProblemException.notFound("there is no worker " + worker);
        }
        return project.access()
                .screen(worker)
                .map(text -> new ScreenResponse(worker, text))
                .orElseThrow(() -> ProblemException.notFound(worker + " has no session that can be read"));
    }
}
