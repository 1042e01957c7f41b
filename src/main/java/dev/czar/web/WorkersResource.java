package dev.czar.web;

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

    private final Served served;

    WorkersResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the workers with health, process, turn, progress, resource, task and last sign of life")
    public Answer all(@PathParam("project") String project) {
        return new Answer(new WorkerViews(served.scene(project)).all());
    }
}
