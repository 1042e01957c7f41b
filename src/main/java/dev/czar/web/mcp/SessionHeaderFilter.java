package dev.czar.web.mcp;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes the session out of each call: the token says who calls, so a call outlives the service that began its session. */
@ApplicationScoped
class SessionHeaderFilter {

    private static final int AFTER_THE_GUARD = 9_000;

    void install(@Observes Filters filters) {
        filters.register(SessionHeaderFilter::dropSession, AFTER_THE_GUARD);
    }

    private static void dropSession(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.POST) && context.normalizedPath().equals("/mcp")) {
            request.headers().remove("Mcp-Session-Id");
        }
        context.next();
    }
}
