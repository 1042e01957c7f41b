package dev.czar.web.guard;

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
}
