package dev.czar.world.forge.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.io.RecentMap;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge.ForgeException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a forge answered, whole; {@code service} is what it is called. */
public record ForgeResponse(String service, int status, Map<String, List<String>> headers, byte[] body) {
    private static final int REASON = 500;
    private static final JsonMapper MAPPER = new JsonMapper();

    static ForgeResponse of(String service, HttpResponse<byte[]> response) {
        return new ForgeResponse(
                service, response.statusCode(), response.headers().map(), response.body());
    }

    /** The first value of a header, or "". */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst()
                .orElse("");
    }

    public boolean isServerError() {
        return status >= 500;
    }

    /** Whether the forge asks to be left alone; any other refusal is about the request. */
    public boolean isRateLimited() {
        return status == 429
                || status == 400
                        && json().at("/errors/0/extensions/code").asText("").equals("RATELIMITED")
                || status == 403
                        && (!header("retry-after").isEmpty()
                                || header("x-ratelimit-remaining").equals("0")
                                || text().toLowerCase(Locale.ROOT).contains("rate limit")
                                || text().toLowerCase(Locale.ROOT).contains("abuse"));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The answer, unless it is a refusal. */
    public ForgeResponse accepted(String repository) {
        if (status < 300) {
            return this;
        }
        String message = json().path("message").asText("");
        throw new ForgeRefusalException(this, repository, message.isEmpty() ? PlainText.upTo(REASON, text()) : message);
    }

    /** Whether what was accepted is cut off, or the page of a server in between; only logs come as plain text. */
    boolean isGarbled() {
        if (status >= 300 || header("content-type").startsWith("text/plain")) {
            return false;
        }
        try {
            parsed();
            return false;
        } catch (JsonProcessingException malformed) {
            return true;
        }
    }

    public JsonNode json() {
        try {
            return parsed();
        } catch (JsonProcessingException malformed) {
            if (status >= 300) {
                return MissingNode.getInstance();
            }
            throw new ForgeException(service + " cannot be understood: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private JsonNode parsed() throws JsonProcessingException {
        JsonNode json = body.length == 0 ? null : MAPPER.readTree(text());
        return json == null ? MissingNode.getInstance() : json;
    }

    public boolean isRedirect() {
        return status >= 300
                && status < 400
                && status != 304
                && !header("location").isEmpty();
    }

    /** A forge understood a request and refuses it. */
    public static final class ForgeRefusalException extends ForgeException {
        private static final long serialVersionUID = 1L;
        private static final int MISSING = 404;

        private final int status;

        ForgeRefusalException(ForgeResponse answer, String repository, String reason) {
            super(
                    answer.status() == MISSING
                            ? "%s repository %s, or what was asked of it, is not visible with this token: %s"
                                    .formatted(answer.service(), repository, reason)
                            : "%s refuses (%d, %s): %s"
                                    .formatted(answer.service(), answer.status(), repository, reason));
            this.status = answer.status();
        }

        public boolean isMissing() {
            return status == MISSING || status == 410;
        }

        public boolean isForbidden() {
            return status == 403;
        }

        public boolean isConflict() {
            return status == 409;
        }

        public boolean isUnprocessable() {
            return status == 422;
        }
    }

    /** Something was written, or not: the answer did not arrive. Look before writing again. */
    public static final class ResponseLostException extends ForgeException {
        private static final long serialVersionUID = 1L;

        public ResponseLostException(String message) {
            super(message);
        }
    }

    /** The latest answers with their tags, so that a forge need only say that nothing is new. */
    static final class ResponseCache {
        private static final int MOST = 2_000;
        private static final int LARGEST = 1 << 20;

        private final Map<String, ForgeResponse> responses = Collections.synchronizedMap(new RecentMap<>(MOST));

        Optional<ForgeResponse> find(String url) {
            return Optional.ofNullable(responses.get(url));
        }

        void store(String url, ForgeResponse answer) {
            if (answer.status() == 200 && !answer.header("etag").isEmpty() && answer.body().length <= LARGEST) {
                responses.put(url, answer);
            }
        }
    }
}
