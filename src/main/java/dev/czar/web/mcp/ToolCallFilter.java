package dev.czar.web.mcp;

import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes an unknown session out of a call: the token says who calls, so a call outlives the service that began its session. A stream of the
 * server's own messages is not offered: there are none, and a program takes the end of a silent stream for the end of all tools.
 */
@ApplicationScoped
class ToolCallFilter {

    private static final int AFTER_THE_GUARD = 9_000;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String SESSION = "Mcp-Session-Id";

    private final ConnectionManager sessions;

    ToolCallFilter(ConnectionManager sessions) {
        this.sessions = sessions;
    }

    void install(@Observes Filters filters) {
        filters.register(this::onlyCalls, AFTER_THE_GUARD);
    }

    private void onlyCalls(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!context.normalizedPath().equals("/mcp")) {
            context.next();
        } else if (request.method().equals(HttpMethod.GET)) {
            context.fail(METHOD_NOT_ALLOWED);
        } else {
            dropUnknownSession(request);
            context.next();
        }
    }

    private void dropUnknownSession(HttpServerRequest request) {
        String session = request.getHeader(SESSION);
        if (session != null && request.method().equals(HttpMethod.POST) && !sessions.has(session)) {
            request.headers().remove(SESSION);
        }
    }
}
