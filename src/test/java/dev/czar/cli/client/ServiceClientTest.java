package dev.czar.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.czar.cli.console.CommandFailure;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aPageThatRefusesIsARefusal() {
        server.createContext("/tasks", exchange -> answer(exchange, 401, "<html>Sign in</html>", 0));

        assertThatThrownBy(() -> client.get("/tasks"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("refused")
                .hasMessageContaining("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:7077", "http://127.0.0.1", "http:7077"})
    void anAddressThatIsNoneIsSaidWithItsFile(String address, @TempDir Path folder) throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder);
        repository.write(".czar/czar.yaml", "project: tally\nworkers: {ada: {agent: command}}\n");
        ProjectLayout layout = ProjectLayout.find(repository.root());
        Files.createDirectories(layout.serviceFile().getParent());
        RunningCzar.thisProcess(address, Instant.now()).announce(layout);

        assertThatThrownBy(() -> ServiceLocator.locate(layout))
                .hasMessageContaining("cannot read " + layout.serviceFile())
                .hasMessageContaining("the address is " + address + ", expected one such as http://127.0.0.1:7077");
    }

    @Test
    void whoeverListensNoMoreIsNamed() throws IOException {
        try (Socket boundButNotListening = new Socket()) {
            boundButNotListening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ServiceClient deaf = client(boundButNotListening.getLocalPort());
            assertThatThrownBy(() -> deaf.get("/tasks"))
                    .hasMessageContaining("Czar runs (pid 7) and nobody listens at http://127.0.0.1:");
        }
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
