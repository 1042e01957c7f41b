package dev.czar.web;

import dev.czar.fact.Conflict;
import dev.czar.fact.ConflictMatrix;
import dev.czar.fact.Overlap;
import dev.czar.fact.PullRequest;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.Projects;
import dev.czar.web.live.Painter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Draws a project with the same views that REST answers with. */
@ApplicationScoped
class LivePainter implements Painter {

    private final Projects projects;
    private final ProjectViews views;
    private final Map<String, LatestDecisions> latest = new ConcurrentHashMap<>();

    LivePainter(Projects projects, Clock clock) {
        this.projects = projects;
        this.views = new ProjectViews(clock);
    }

    @Override
    public Optional<Object> stamp(String project) {
        return projects.find(project)
                .map(loop -> loop.lastCycle().<Object>map(cycle -> cycle).orElse(loop));
    }

    @Override
    public Map<String, Object> paint(String project) {
        ProjectLoop loop = projects.find(project).orElseThrow();
        Scene scene = Served.scene(loop);
        Map<String, Object> documents = new TreeMap<>();
        documents.put("project", views.of(loop));
        documents.put("graph", DependencyGraph.of(scene));
        documents.put("omnibus", OmnibusResource.of(scene));
        documents.put("next", next(loop));
        documents.put("rules", RulesGlance.of(loop));
        documents.put("build", Build.of(loop));
        scene.all(ConflictMatrix.class).forEach(matrix -> documents.put("matrix", matrix));
        scene.all(Overlap.class).forEach(overlap -> documents.put("overlap/" + overlap.subject(), overlap));
        documents.put("looked", ConflictsResource.looked(loop));
        new BranchViews(scene, loop.branches())
                .all()
                .forEach(branch -> documents.put("branch/" + branch.branch(), branch));
        documents.put("budgets", Budgets.of(loop));
        new WorkerViews(scene).all().forEach(worker -> documents.put("worker/" + worker.id(), worker));
        new TaskViews(scene)
                .all()
                .forEach(task -> documents.put("task/" + task.task().id(), task));
        scene.all(PullRequest.class)
                .forEach(pull -> documents.put("pull/" + pull.number(), PullRequestsResource.view(scene, pull)));
        scene.all(Conflict.class).forEach(conflict -> documents.put("conflict/" + conflict.subject(), conflict));
        latest.computeIfAbsent(project, name -> new LatestDecisions())
                .of(loop)
                .forEach(decision -> documents.put("decision/" + decision.id().orElseThrow(), decision));
        return documents;
    }

    /** What the last cycle wants and refuses. */
    private static List<DecisionView> next(ProjectLoop loop) {
        return loop.lastCycle().stream()
                .flatMap(cycle -> cycle.vetoed().stream()
                        .map(decision -> DecisionView.unbegun(decision, cycle.now(), Optional.empty())))
                .toList();
    }
}
