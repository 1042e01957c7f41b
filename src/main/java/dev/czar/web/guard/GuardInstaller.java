package dev.czar.web.guard;

import dev.czar.web.guard.RequestGuard.AccessTokens;
import dev.czar.web.request.ProblemDetails;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the guard in front of everything, a plain answer behind it, and refuses to open a door to other machines. */
@ApplicationScoped
class GuardInstaller {

    private static final Logger LOG = Logger.getLogger(GuardInstaller.class);
    private static final int FIRST = 10_000;
    private static final int AFTER_UPLOAD_LIMIT = -RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;

    private final GuardConfig config;
    private final AccessTokens tokens;
    private final WorkerTokens workers;
    private final long largestBody;

    GuardInstaller(
            GuardConfig config,
            AccessTokens tokens,
            WorkerTokens workers,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.config = config;
        this.tokens = tokens;
        this.workers = workers;
        this.largestBody = largestBody.asLongValue();
    }

    void checkListenAddress(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        requireLoopback(host, config.exposed());
    }

    static void requireLoopback(String host, boolean exposed) {
        if (!exposed && !AllowedHosts.isLoopback(host)) {
            throw new IllegalStateException("refusing to listen on " + host
                    + ", which other machines can reach; set czar.web.exposed=true if that is meant");
        }
    }

    void installGuard(@Observes Filters filters) {
        AllowedHosts hosts = new AllowedHosts(config.hosts().orElse(List.of()));
        filters.register(new RequestGuard(hosts, tokens, workers, largestBody), FIRST);
        filters.register(RequestGuard::limitOwnBody, AFTER_UPLOAD_LIMIT);
    }

    void installFallbacks(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(GuardInstaller::notFound);
        router.route().failureHandler(GuardInstaller::failed);
    }

    private static void notFound(RoutingContext context) {
        RequestGuard.answer(
                context,
                ProblemDetails.of(
                        404, "there is nothing at " + context.request().path()));
    }

    private static void failed(RoutingContext context) {
        if (context.response().headWritten() || context.response().ended()) {
            context.next();
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500) {
            LOG.errorf(
                    context.failure(),
                    "request failed: method=%s path=%s",
                    context.request().method(),
                    context.normalizedPath());
        }
        RequestGuard.answer(context, ProblemDetails.of(status, status == 413 ? "the request is too large" : ""));
    }
}
