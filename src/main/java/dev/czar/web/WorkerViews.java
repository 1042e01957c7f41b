package dev.czar.web;

import dev.czar.fact.Claim;
import dev.czar.fact.Hold;
import dev.czar.fact.Integrated;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerProcess;
import dev.czar.fact.WorkerProgress;
import dev.czar.fact.WorkerReport;
import dev.czar.fact.WorkerResource;
import dev.czar.fact.WorkerTurn;
import dev.czar.fact.Workspace;
import java.util.List;
import java.util.Optional;

/** Puts each worker's facts together. */
final class WorkerViews {

    private final Scene scene;

    WorkerViews(Scene scene) {
        this.scene = scene;
    }

    List<WorkerView> all() {
        return scene.all(Worker.class).stream().map(this::view).toList();
    }

    private WorkerView view(Worker worker) {
        String id = worker.id();
        Optional<WorkerProgress> progress = scene.one(WorkerProgress.class, id);
        String task = task(id);
        Optional<Workspace> workspace = scene.one(Workspace.class, id);
        return new WorkerView(
                id,
                worker.agent(),
                worker.skills(),
                scene.health(id),
                task,
                workspace.map(Workspace::branch).orElse(""),
                new Missing(scene, id, task).words(),
                progress.map(WorkerProgress::silence),
                scene.one(WorkerProcess.class, id),
                scene.one(WorkerTurn.class, id),
                progress,
                scene.one(WorkerResource.class, id),
                workspace,
                scene.one(WorkerReport.class, id),
                scene.one(Hold.class, id));
    }

    private String task(String worker) {
        return scene.all(Claim.class).stream()
                .filter(claim -> claim.worker().equals(worker))
                .map(Claim::task)
                .filter(task -> !scene.has(Integrated.class, task))
                .findFirst()
                .orElse("");
    }
}
