package dev.czar.world.notification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Posts JSON to one address; its errors never show the address, for the path of a webhook is its secret. */
final class JsonPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SHOWN = 200;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final URI url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    JsonPost(URI url) {
        this.url = url;
    }

    static byte[] bytes(Object body) throws IOException {
        return MAPPER.writeValueAsBytes(body);
    }

    void send(byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<byte[]> response = answer(request.build());
        if (response.statusCode() / 100 != 2) {
            String said = new String(response.body(), StandardCharsets.UTF_8).strip();
            throw new IOException("%s answered %d%s"
                    .formatted(
                            url.getHost(),
                            response.statusCode(),
                            said.isEmpty() ? "" : ": " + NotificationDigest.cut(said, SHOWN)));
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException away) {
            throw new IOException("nobody listens at " + url.getHost(), away);
        } catch (HttpTimeoutException slow) {
            throw new IOException("%s did not answer within %d s".formatted(url.getHost(), TIMEOUT.toSeconds()), slow);
        } catch (IOException cut) {
            throw new IOException("%s gave no answer: %s".formatted(url.getHost(), FailureText.of(cut)), cut);
        }
    }
}
