package dev.czar.web;

import dev.czar.fact.Conflict;
import dev.czar.fact.ConflictMatrix;
import dev.czar.fact.Overlap;
import dev.czar.fact.PullRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws a project as documents by name, with the same views that REST answers with; the past is drawn like the present. */
final class Painting {

    private Painting() {}

    static Map<String, Object> of(Sight sight, List<DecisionView> decisions) {
        Scene scene = sight.scene();
        Map<String, Object> documents = new TreeMap<>();
        documents.put("project", ProjectViews.of(sight, sight.lastCycle()));
        documents.put("graph", DependencyGraph.of(scene));
        documents.put("omnibus", OmnibusResource.of(scene));
        documents.put("next", next(sight));
        documents.put("rules", sight.rules());
        documents.put("build", Build.of(sight));
        documents.put("looked", sight.looked());
        documents.put("budgets", sight.budgets());
        sight.branches().forEach(branch -> documents.put("branch/" + branch.branch(), branch));
        things(scene, documents);
        decisions.forEach(decision -> documents.put("decision/" + decision.id().orElseThrow(), decision));
        return documents;
    }

    private static void things(Scene scene, Map<String, Object> documents) {
        scene.all(ConflictMatrix.class).forEach(matrix -> documents.put("matrix", matrix));
        scene.all(Overlap.class).forEach(overlap -> documents.put("overlap/" + overlap.subject(), overlap));
        scene.all(Conflict.class).forEach(conflict -> documents.put("conflict/" + conflict.subject(), conflict));
        scene.all(PullRequest.class)
                .forEach(pull -> documents.put("pull/" + pull.number(), PullRequestsResource.view(scene, pull)));
        new WorkerViews(scene).all().forEach(worker -> documents.put("worker/" + worker.id(), worker));
        new TaskViews(scene)
                .all()
                .forEach(task -> documents.put("task/" + task.task().id(), task));
    }

    private static List<DecisionView> next(Sight sight) {
        return sight.cycle().stream()
                .flatMap(cycle -> sight.heldBack().stream()
                        .map(decision -> DecisionView.held(
                                decision, cycle.now(), sight.project().ruleBook())))
                .toList();
    }
}
