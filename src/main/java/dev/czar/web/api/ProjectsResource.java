package dev.czar.web.api;

import dev.czar.loop.RunningProjects;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.ProjectViews;
import dev.czar.web.view.ProjectViews.ProjectView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The projects served. */
@Path("/api/v1/projects")
@Tag(name = "projects")
public class ProjectsResource {

    /** All projects, by name. */
    public record ProjectsResponse(List<ProjectView> projects) {}

    private final RunningProjects projects;
    private final ProjectLookup served;
    private final ProjectViews views;

    ProjectsResource(RunningProjects projects, ProjectLookup served, Clock clock) {
        this.projects = projects;
        this.served = served;
        this.views = new ProjectViews(clock);
    }

    @GET
    @Operation(summary = "List the projects served", description = "Each with its state, counts and problems.")
    public ProjectsResponse all() {
        return new ProjectsResponse(projects.all().stream().map(views::of).toList());
    }

    @GET
    @Path("{project}")
    @Operation(summary = "Show a project's status", description = "State, manual overrides, counts and problems.")
    public ProjectView one(@PathParam("project") String project) {
        return views.of(served.project(project));
    }
}
