package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workers, each on all its axes. */
@Path("/api/projects/{project}/workers")
@Tag(name = "workers")
class WorkersResource {

    /** All workers, by id. */
    public record Answer(List<WorkerView> workers) {}

    /** What is on a worker's screen, without colours and without anything that is not shown. */
    public record Screen(String worker, String text) {}

    private final Served served;

    WorkersResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the workers with health, process, turn, progress, resource, task and last sign of life")
    public Answer all(@PathParam("project") String project) {
        return new Answer(new WorkerViews(served.scene(project)).all());
    }

    @GET
    @Path("{worker}/screen")
    @Operation(summary = "Show what is on a worker's screen now")
    public Screen screen(@PathParam("project") String name, @PathParam("worker") String worker)
            throws InterruptedException {
        ProjectLoop project = served.project(name);
        if (!project.config().workers().containsKey(worker)) {
            throw Refusal.notFound("there is no worker " + worker);
        }
        return project.screen(worker)
                .map(text -> new Screen(worker, text))
                .orElseThrow(() -> Refusal.notFound(worker + " has no session that can be read"));
    }
}
