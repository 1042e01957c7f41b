package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.Projects;
import dev.czar.web.live.Painter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Draws a project as it is. */
@ApplicationScoped
class LivePainter implements Painter {

    private final Projects projects;
    private final Map<String, LatestDecisions> latest = new ConcurrentHashMap<>();

    LivePainter(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Object> stamp(String project) {
        return projects.find(project)
                .map(loop -> loop.lastCycle().<Object>map(cycle -> cycle).orElse(loop));
    }

    @Override
    public Map<String, Object> paint(String project) {
        ProjectLoop loop = projects.find(project).orElseThrow();
        LatestDecisions decisions = latest.computeIfAbsent(project, name -> new LatestDecisions());
        return Painting.of(Present.of(loop), decisions.of(loop));
    }
}
