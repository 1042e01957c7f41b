package dev.czar.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue. */
@Path("/api/projects/{project}/tasks")
@Tag(name = "tasks")
class TasksResource {

    /** All tasks, by id. */
    public record Answer(List<TaskView> tasks) {}

    private final Served served;

    TasksResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the tasks of the queue with how far each has come")
    public Answer all(@PathParam("project") String project) {
        return new Answer(new TaskViews(served.scene(project)).all());
    }
}
