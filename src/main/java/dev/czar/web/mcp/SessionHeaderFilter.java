package dev.czar.web.mcp;

import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes an unknown session out of a call: the token says who calls, so a call outlives the service that began its session. */
@ApplicationScoped
class SessionHeaderFilter {

    private static final int AFTER_THE_GUARD = 9_000;
    private static final String SESSION = "Mcp-Session-Id";

    private final ConnectionManager sessions;

    SessionHeaderFilter(ConnectionManager sessions) {
        this.sessions = sessions;
    }

    void install(@Observes Filters filters) {
        filters.register(this::dropUnknownSession, AFTER_THE_GUARD);
    }

    private void dropUnknownSession(RoutingContext context) {
        HttpServerRequest request = context.request();
        String session = request.getHeader(SESSION);
        if (session != null
                && request.method().equals(HttpMethod.POST)
                && context.normalizedPath().equals("/mcp")
                && !sessions.has(session)) {
            request.headers().remove(SESSION);
        }
        context.next();
    }
}
