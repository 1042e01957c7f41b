package dev.czar.web.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.io.ContentHash;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Names what is answered by its hash (ETag), and answers "not modified" to who has just that already. */
@ApplicationScoped
public class ConditionalAnswer {

    private final CurrentVertxRequest current;
    private final ObjectMapper mapper;

    ConditionalAnswer(CurrentVertxRequest current, ObjectMapper mapper) {
        this.current = current;
        this.mapper = mapper;
    }

    /** Returns it, unless the caller has it. */
    public <T> T of(T answer) {
        Optional<RoutingContext> request = Optional.ofNullable(current.getCurrent());
        String tag = '"' + hash(answer) + '"';
        request.ifPresent(context -> context.response().putHeader(HttpHeaders.ETAG, tag));
        if (request.map(context -> context.request().getHeader(HttpHeaders.IF_NONE_MATCH))
                .filter(known -> matches(known, tag))
                .isPresent()) {
            throw new NotModifiedException();
        }
        return answer;
    }

    private String hash(Object answer) {
        try {
            return ContentHash.sha256(mapper.writeValueAsBytes(answer)).substring(0, 32);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
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
