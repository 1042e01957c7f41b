package dev.czar.web.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An error as RFC 9457 has it; {@code field} names the part of the request that is wrong, {@code hint} what to do,
 * {@code problems} lists what is wrong when that is more than one thing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
        String type, String title, int status, String detail, String field, String hint, List<String> problems) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static ProblemDetails of(int status, String detail) {
        return new ProblemDetails(
                "about:blank", HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail, "", "", List.of());
    }

    public ProblemDetails inField(String name) {
        return new ProblemDetails(type, title, status, detail, name, hint, problems);
    }

    public ProblemDetails withHint(String text) {
        return new ProblemDetails(type, title, status, detail, field, text, problems);
    }

    public ProblemDetails withProblems(List<String> each) {
        return new ProblemDetails(type, title, status, detail, field, hint, each);
    }

    public byte[] toJson() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            return ("{\"status\":" + status + "}").getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A request that cannot be served, and the problem to answer. */
    public static final class ProblemException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ProblemDetails problem;

        public ProblemException(ProblemDetails problem) {
            super(problem.detail());
            this.problem = problem;
        }

        public static ProblemException notFound(String detail) {
            return new ProblemException(ProblemDetails.of(404, detail));
        }

        public static ProblemException badRequest(String field, String detail) {
            return new ProblemException(ProblemDetails.of(400, detail).inField(field));
        }

        public ProblemDetails problem() {
            return problem;
        }
    }
}
