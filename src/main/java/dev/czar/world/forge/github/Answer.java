package dev.czar.world.forge.github;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** What GitHub answered, whole. */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    /** The first value of a header, or "". */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst()
                .orElse("");
    }

    boolean failed() {
        return status >= 500;
    }

    /** Whether GitHub asks to be left alone; any other refusal is about the request. */
    boolean limited() {
        return status == 429
                || status == 403
                        && (!header("retry-after").isEmpty()
                                || header("x-ratelimit-remaining").equals("0")
                                || text().contains("rate limit")
                                || text().contains("abuse"));
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    GitHubConnectorResponse to(GitHubConnectorRequest request) {
        return new GitHubConnectorResponse.ByteArrayResponse(request, status, headers) {
            @Override
            protected InputStream rawBodyStream() {
                return new ByteArrayInputStream(body);
            }
        };
    }
}
