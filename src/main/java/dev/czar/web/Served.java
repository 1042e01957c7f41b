package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.Projects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The projects served, by the name in an address. */
@ApplicationScoped
class Served {

    private final Projects projects;

    Served(Projects projects) {
        this.projects = projects;
    }

    ProjectLoop project(String name) {
        return projects.find(name).orElseThrow(() -> Refusal.notFound("there is no project called " + name));
    }

    List<String> names() {
        return projects.all().stream().map(ProjectLoop::name).toList();
    }

    Scene scene(String name) {
        return scene(project(name));
    }

    static Scene scene(ProjectLoop project) {
        return new Scene(project.snapshot(), project.lastCycle());
    }
}
