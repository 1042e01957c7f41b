package dev.czar.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.console.CommandFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** The running service, asked over HTTP; an error it answers becomes one sentence. */
public final class ServiceClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI service;
    private final String token;
    private final long process;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** {@code process} is its id, which was alive a moment ago. */
    ServiceClient(URI service, String token, long process) {
        this.service = service;
        this.token = token;
        this.process = process;
    }

    /** The whole address of a path. */
    public URI resolve(String path) {
        return service.resolve(path);
    }

    public JsonNode get(String path) {
        return send(request(path).GET());
    }

    public JsonNode post(String path, Object body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body))));
        } catch (JsonProcessingException impossible) {
            throw CommandFailure.of("cannot write the request: " + impossible.getOriginalMessage(), "", impossible);
        }
    }

    /** Opens a web socket. */
    void listen(String path, WebSocket.Listener listener) {
        try {
            URI address = URI.create(service.resolve(path).toString().replaceFirst("^http", "ws"));
            client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .connectTimeout(REQUEST_TIMEOUT)
                    .buildAsync(address, listener)
                    .get();
        } catch (ExecutionException failure) {
            throw CommandFailure.of(
                    "cannot listen to Czar at %s: %s"
                            .formatted(service, failure.getCause().getMessage()),
                    "see: czar doctor",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = response.body().length == 0 ? MAPPER.nullNode() : MAPPER.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw refused(response.statusCode(), body);
            }
            return body;
        } catch (ConnectException notThere) {
            throw CommandFailure.of(
                    "Czar runs (pid %d) and nobody listens at %s: it starts, stops or hangs"
                            .formatted(process, service),
                    "wait a moment, or end it with: czar down",
                    notThere);
        } catch (HttpTimeoutException slow) {
            throw CommandFailure.of(
                    "Czar hangs (pid %d): it did not answer at %s within %d s"
                            .formatted(process, service, REQUEST_TIMEOUT.toSeconds()),
                    "end it with: czar down",
                    slow);
        } catch (JsonProcessingException foreign) {
            throw CommandFailure.of("what answers at " + service + " is not Czar", "see: czar doctor", foreign);
        } catch (IOException failure) {
            throw CommandFailure.of("cannot talk to Czar at " + service + ": " + failure.getMessage(), "", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    private static CommandFailure refused(int status, JsonNode problem) {
        String title = problem.path("title").asText("refused with status " + status);
        String detail = problem.path("detail").asText("");
        String field = problem.path("field").asText("");
        String sentence = (detail.isEmpty() ? title : detail) + (field.isEmpty() ? "" : " (" + field + ")");
        return CommandFailure.of(sentence, problem.path("hint").asText(""));
    }
}
