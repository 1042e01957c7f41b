package dev.czar.web.mcp;

import dev.czar.loop.ProjectLoop;
import dev.czar.web.guard.WorkerIdentity;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProjectLookup;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The worker that calls a tool, its project, and what is known there now. */
record CallingWorker(ProjectLoop project, String worker, FactIndex facts) {

    /** The task it has in hand; "" for none. */
    String task() {
        return facts.taskOf(worker);
    }

    /** Finds out who calls, by the token of the request alone: nothing in a call says who it is from. */
    @ApplicationScoped
    static class CallerLookup {

        private final CurrentVertxRequest request;
        private final ProjectLookup projects;

        CallerLookup(CurrentVertxRequest request, ProjectLookup projects) {
            this.request = request;
            this.projects = projects;
        }

        CallingWorker caller() {
            WorkerIdentity worker = Optional.ofNullable(request.getCurrent())
                    .flatMap(WorkerIdentity::of)
                    .orElseThrow(() -> new ToolCallException("this call has no token of a worker"));
            ProjectLoop project = projects.project(worker.project());
            return new CallingWorker(project, worker.worker(), ProjectLookup.facts(project));
        }
    }
}
