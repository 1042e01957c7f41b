package dev.czar.web.request;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The projects served, by the name in an address. */
@ApplicationScoped
public class ProjectLookup {

    private final RunningProjects projects;

    ProjectLookup(RunningProjects projects) {
        this.projects = projects;
    }

    public ProjectLoop project(String name) {
        return projects.find(name).orElseThrow(() -> ProblemException.notFound("there is no project called " + name));
    }

    public List<String> names() {
        return projects.all().stream().map(ProjectLoop::name).toList();
    }

    public FactIndex facts(String name) {
        return facts(project(name));
    }

    public static FactIndex facts(ProjectLoop project) {
        return new FactIndex(project.snapshot(), project.lastCycle());
    }
}
