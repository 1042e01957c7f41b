package dev.czar.web.api;

import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.TaskViews;
import dev.czar.web.view.TaskViews.TaskView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The queue. */
@Path("/api/v1/projects/{project}/tasks")
@Tag(name = "tasks")
public class TasksResource {

    /** All tasks, by id. */
    public record TasksResponse(List<TaskView> tasks) {}

    private final ProjectLookup served;

    TasksResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the tasks of the queue with their stages")
    public TasksResponse all(@PathParam("project") String project) {
        return new TasksResponse(new TaskViews(served.facts(project)).all());
    }
}
