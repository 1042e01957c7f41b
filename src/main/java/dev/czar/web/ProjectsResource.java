package dev.czar.web;

import dev.czar.loop.Projects;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The projects served. */
@Path("/api/projects")
@Tag(name = "projects")
class ProjectsResource {

    /** All projects, by name. */
    public record Answer(List<ProjectView> projects) {}

    private final Projects projects;
    private final Served served;
    private final ProjectViews views;

    ProjectsResource(Projects projects, Served served, Clock clock) {
        this.projects = projects;
        this.served = served;
        this.views = new ProjectViews(clock);
    }

    @GET
    @Operation(summary = "List the projects served", description = "Each with its state, counts and troubles.")
    public Answer all() {
        return new Answer(projects.all().stream().map(views::of).toList());
    }

    @GET
    @Path("{project}")
    @Operation(summary = "Show how a project stands", description = "State, standing orders, counts and troubles.")
    public ProjectView one(@PathParam("project") String project) {
        return views.of(served.project(project));
    }
}
