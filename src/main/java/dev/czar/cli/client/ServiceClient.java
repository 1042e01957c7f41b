package dev.czar.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.json.JsonCodec;
import dev.czar.json.JsonTreeReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** The running service, asked over HTTP by what starts fastest; an error it answers becomes one sentence. */
public final class ServiceClient {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int NO_CONTENT = 204;

    private final URI service;
    private final String token;
    private final long process;

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
        return send("GET", path, new byte[0], REQUEST_TIMEOUT);
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, REQUEST_TIMEOUT);
    }

    JsonNode post(String path, Object body, Duration timeout) {
        return send("POST", path, JsonCodec.write(body).getBytes(StandardCharsets.UTF_8), timeout);
    }

    /** Opens a web socket. */
    void listen(String path, WebSocket.Listener listener) {
        try {
            URI address = URI.create(service.resolve(path).toString().replaceFirst("^http", "ws"));
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build()
                    .newWebSocketBuilder()
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

    private JsonNode send(String method, String path, byte[] body, Duration timeout) {
        try {
            return exchange(method, path, body, timeout);
        } catch (ConnectException notThere) {
            throw CommandFailure.of(
                    "Czar runs (pid %d) and nobody listens at %s: it starts, stops or hangs"
                            .formatted(process, service),
                    "wait a moment, or end it with: czar down",
                    notThere);
        } catch (SocketTimeoutException slow) {
            throw CommandFailure.of(
                    "Czar hangs (pid %d): it did not answer at %s within %d s"
                            .formatted(process, service, timeout.toSeconds()),
                    "end it with: czar down",
                    slow);
        } catch (JsonProcessingException | ProtocolException foreign) {
            throw CommandFailure.of("what answers at " + service + " is not Czar", "see: czar doctor", foreign);
        } catch (IOException failure) {
            throw CommandFailure.of("cannot talk to Czar at " + service + ": " + FailureText.of(failure), "", failure);
        }
    }

    /** One request on one connection, so that no order is given twice. */
    private JsonNode exchange(String method, String path, byte[] body, Duration timeout) throws IOException {
        try (Socket socket = new Socket();
                DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
            socket.connect(
                    new InetSocketAddress(service.getHost(), service.getPort()), (int) CONNECT_TIMEOUT.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            connection.bind(socket);
            BasicClassicHttpRequest request = request(method, path, body);
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
            ClassicHttpResponse response = connection.receiveResponseHeader();
            if (response.getCode() != NO_CONTENT) {
                connection.receiveResponseEntity(response);
            }
            return answer(response.getCode(), response.getEntity());
        } catch (HttpException foreign) {
            throw new ProtocolException(foreign.getMessage());
        }
    }

    private BasicClassicHttpRequest request(String method, String path, byte[] body) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
        request.setHeader("Host", service.getAuthority());
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", "Bearer " + token);
        request.setHeader("Connection", "close");
        if (body.length > 0) {
            request.setHeader("Content-Length", body.length);
            request.setHeader("Content-Type", "application/json");
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        return request;
    }

    /** The content is not closed by itself: that would wait once more for what did not come. */
    private static JsonNode answer(int status, HttpEntity content) throws IOException {
        byte[] text = content == null ? new byte[0] : content.getContent().readAllBytes();
        if (status >= 300) {
            throw refused(status, problem(text));
        }
        return text.length == 0 ? NullNode.getInstance() : JsonTreeReader.read(text);
    }

    /** What a refusal says; nothing where it is a page for people, as gateways and servers before Czar answer. */
    private static JsonNode problem(byte[] text) throws IOException {
        try {
            return JsonTreeReader.read(text);
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        }
    }

    private static CommandFailure refused(int status, JsonNode problem) {
        String title = problem.path("title").asText("Czar refused it with status " + status);
        String detail = problem.path("detail").asText("");
        String field = problem.path("field").asText("");
        boolean unclear = !field.isEmpty() && status != HttpURLConnection.HTTP_NOT_FOUND;
        String sentence = (unclear ? field + ": " : "") + (detail.isEmpty() ? title : detail);
        return CommandFailure.of(sentence, problem.path("hint").asText(problem.isObject() ? "" : "see: czar doctor"));
    }
}
