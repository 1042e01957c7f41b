package dev.czar.world.forge.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.czar.io.RecentMap;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.github.GitHubApi.GitHubRefusalException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What GitHub answered, whole. */
record GitHubResponse(int status, Map<String, List<String>> headers, byte[] body) {
    private static final int REASON = 500;
    private static final JsonMapper MAPPER = new JsonMapper();

    static GitHubResponse of(HttpResponse<byte[]> response) {
        return new GitHubResponse(response.statusCode(), response.headers().map(), response.body());
    }

    /** The first value of a header, or "". */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst()
                .orElse("");
    }

    boolean isServerError() {
        return status >= 500;
    }

    /** Whether GitHub asks to be left alone; any other refusal is about the request. */
    boolean isRateLimited() {
        return status == 429
                || status == 403
                        && (!header("retry-after").isEmpty()
                                || header("x-ratelimit-remaining").equals("0")
                                || text().toLowerCase(Locale.ROOT).contains("rate limit")
                                || text().toLowerCase(Locale.ROOT).contains("abuse"));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The answer, unless it is a refusal. */
    GitHubResponse accepted(String repository) {
        if (status < 300) {
            return this;
        }
        String message = json().path("message").asText("");
        throw new GitHubRefusalException(
                status, repository, message.isEmpty() ? PlainText.upTo(REASON, text()) : message);
    }

    JsonNode json() {
        try {
            JsonNode json = body.length == 0 ? null : MAPPER.readTree(text());
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException malformed) {
            if (status >= 300) {
                return MissingNode.getInstance();
            }
            throw new ForgeException("GitHub cannot be understood: " + malformed.getOriginalMessage(), malformed);
        }
    }

    boolean isRedirect() {
        return status >= 300
                && status < 400
                && status != 304
                && !header("location").isEmpty();
    }

    /** Something was written, or not: the answer did not arrive. Look before writing again. */
    static final class ResponseLostException extends ForgeException {
        private static final long serialVersionUID = 1L;

        ResponseLostException(String message) {
            super(message);
        }
    }

    /** The latest answers with their tags, so that GitHub need only say that nothing is new. */
    static final class ResponseCache {
        private static final int MOST = 2_000;
        private static final int LARGEST = 1 << 20;

        private final Map<String, GitHubResponse> responses = Collections.synchronizedMap(new RecentMap<>(MOST));

        Optional<GitHubResponse> find(String url) {
            return Optional.ofNullable(responses.get(url));
        }

        void store(String url, GitHubResponse answer) {
            if (answer.status() == 200 && !answer.header("etag").isEmpty() && answer.body().length <= LARGEST) {
                responses.put(url, answer);
            }
        }
    }
}
