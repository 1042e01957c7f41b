package dev.czar.web.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An error as RFC 9457 has it; {@code code} is stable, {@code field} names the part of the request that is wrong, {@code hint} what to do,
 * {@code problems} lists what is wrong when that is more than one thing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String field,
        String hint,
        List<String> problems) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static ProblemDetails of(int status, String detail) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        String code = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return new ProblemDetails("about:blank", title, status, code, detail, "", "", List.of());
    }

    public ProblemDetails inField(String name) {
        return new ProblemDetails(type, title, status, code, detail, name, hint, problems);
    }

    public ProblemDetails withHint(String text) {
        return new ProblemDetails(type, title, status, code, detail, field, text, problems);
    }

    public ProblemDetails withProblems(List<String> each) {
        return new ProblemDetails(type, title, status, code, detail, field, hint, each);
    }

    /** A name for programs, where the status alone says too little. */
    public ProblemDetails withCode(String name) {
        return new ProblemDetails(type, title, status, name, detail, field, hint, problems);
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
