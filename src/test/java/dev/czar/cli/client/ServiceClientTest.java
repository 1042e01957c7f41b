package dev.czar.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.cli.console.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private HttpServer server;
    private ServiceClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        client = client(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerOfAnyLengthIsRead() {
        String longText = "ü".repeat(100_000);
        server.createContext("/long", exchange -> answer(exchange, 200, "{\"text\": \"" + longText + "\"}", 0));

        assertThat(client.get("/long?of=a%20b").path("text").asText()).isEqualTo(longText);
    }

    @Test
    void whatIsSentArrivesWithTheTokenAndOnce() {
        CompletableFuture<String> received = new CompletableFuture<>();
        server.createContext("/orders", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.complete("%s %s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            exchange.getRequestHeaders().getFirst("Content-Type"),
                            body));
            answer(exchange, 204, "", -1);
        });

        assertThat(client.post("/orders?a=1", Map.of("why", "größer")).isNull()).isTrue();
        assertThat(received)
                .isCompletedWithValue("POST /orders?a=1 Bearer secret application/json {\"why\":\"größer\"}");
    }

    @Test
    void aRefusalIsOneSentence() {
        String problem =
                "{\"title\": \"Not found\", \"detail\": \"there is no task tx\", \"hint\": \"see: czar tasks\"}";
        server.createContext("/tasks", exchange -> answer(exchange, 404, problem, 0));

        assertThatThrownBy(() -> client.get("/tasks/tx"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("there is no task tx");
    }

    @Test
    void whoeverListensNoMoreIsNamed() {
        server.stop(0);

        assertThatThrownBy(() -> client.get("/tasks"))
                .hasMessageContaining("Czar runs (pid 7) and nobody listens at http://127.0.0.1:");
    }

    @Test
    void whatAnswersOtherwiseIsNotCzar() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> greeted =
                    CompletableFuture.runAsync(() -> greet(other, "220 mail at your service\r\n"));

            assertThatThrownBy(() -> client(other.getLocalPort()).get("/tasks")).hasMessageContaining("is not Czar");
            greeted.join();
        }
    }

    private static void greet(ServerSocket other, String words) {
        try (Socket caller = other.accept()) {
            caller.getInputStream().read(new byte[8192]);
            caller.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ServiceClient client(int port) {
        return new ServiceClient(URI.create("http://127.0.0.1:" + port), "secret", 7);
    }

    private static void answer(HttpExchange exchange, int status, String body, long length) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
