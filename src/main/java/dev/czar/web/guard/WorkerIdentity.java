package dev.czar.web.guard;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The worker that a request comes from, as its token says. */
public record WorkerIdentity(String project, String worker) {

    private static final String KEY = WorkerIdentity.class.getName();

    /** The worker that sent this request; empty on every path that is not for workers. */
    public static Optional<WorkerIdentity> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }

    void attachTo(RoutingContext request) {
        request.put(KEY, this);
    }

    /** Whether a path, as the router reads it, is for workers: their tools, and what the hooks of their programs report. */
    static boolean isWorkerPath(String path) {
        return path.equals("/mcp") || path.startsWith("/mcp/") || path.startsWith("/hooks/agent/");
    }
}
