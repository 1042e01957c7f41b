package dev.czar.web.request;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Names the revision that an answer is made of (ETag), and answers "not modified" to who has that one already. */
@ApplicationScoped
public class KnownRevision {

    private final CurrentVertxRequest current;
    private final String version;

    KnownRevision(CurrentVertxRequest current, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.current = current;
        this.version = version;
    }

    /** What is answered next is made of nothing but this revision, by this version of Czar. */
    public void answers(String revision) {
        Optional<RoutingContext> request = Optional.ofNullable(current.getCurrent());
        String tag = '"' + version + "-" + revision + '"';
        request.ifPresent(context -> context.response().putHeader(HttpHeaders.ETAG, tag));
        if (request.map(context -> context.request().getHeader(HttpHeaders.IF_NONE_MATCH))
                .filter(known -> matches(known, tag))
                .isPresent()) {
            throw new NotModifiedException();
        }
    }

    static boolean matches(String ifNoneMatch, String tag) {
        return Stream.of(ifNoneMatch.split(","))
                .map(each -> each.strip().replaceFirst("^W/", ""))
                .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    /** The caller has the answer. */
    static final class NotModifiedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Answers it. */
    static class NotModifiedMapper {
        @ServerExceptionMapper
        Response of(NotModifiedException known) {
            return Response.notModified().build();
        }
    }
}
