package dev.czar.web.guard;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
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
class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int FIRST = 10_000;

    private final GuardConfig config;
    private final Tokens tokens;
    private final String host;
    private final long largestBody;

    Gate(
            GuardConfig config,
            Tokens tokens,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.config = config;
        this.tokens = tokens;
        this.host = host;
        this.largestBody = largestBody.asLongValue();
    }

    void refuseToBeExposed(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        requireLoopback(host, config.exposed());
    }

    static void requireLoopback(String host, boolean exposed) {
        if (!exposed && !Hosts.isLoopback(host)) {
            throw new IllegalStateException("refusing to listen on " + host
                    + ", which other machines can reach; set czar.web.exposed=true if that is meant");
        }
    }

    void stand(@Observes Filters filters) {
        filters.register(new Guard(new Hosts(config.hosts().orElse(List.of())), tokens, largestBody), FIRST);
    }

    void answerTheRest(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(Gate::notFound);
        router.route().failureHandler(Gate::failed);
    }

    private static void notFound(RoutingContext context) {
        Guard.answer(
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
        Guard.answer(context, ProblemDetails.of(status, status == 413 ? "the request is too large" : ""));
    }
}
