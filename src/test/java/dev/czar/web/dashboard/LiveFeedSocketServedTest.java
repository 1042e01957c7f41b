package dev.czar.web.dashboard;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class LiveFeedSocketServedTest {

    /** Keeps each message; one that does not listen asks for none. */
    private static final class Listening implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final boolean stalled;

        Listening(boolean stalled) {
            this.stalled = stalled;
        }

        @Override
        public void onOpen(WebSocket socket) {
            if (!stalled) {
                socket.request(1);
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    heard.add(new JsonMapper().readTree(text.toString()));
                } catch (IOException malformed) {
                    throw new UncheckedIOException(malformed);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = heard.poll(20, SECONDS);
            assertThat(message).as("a message in time").isNotNull();
            return message;
        }
    }

    @TestHTTPResource("/")
    URI service;

    private final List<WebSocket> sockets = new ArrayList<>();

    private Listening connected(boolean stalled) {
        Listening listening = new Listening(stalled);
        URI address = URI.create("ws://localhost:" + service.getPort() + "/api/v1/projects/tally/changes");
        sockets.add(HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .buildAsync(address, listening)
                .join());
        return listening;
    }

    @AfterEach
    void disconnect() {
        sockets.forEach(WebSocket::abort);
    }

    private void hold(String kind) {
        given().baseUri("http://localhost:" + service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "worker", "engineer2", "author", "ada"))
                .post("/api/v1/projects/tally/orders")
                .then()
                .statusCode(200);
    }

    private static boolean held(JsonNode message) {
        return message.at("/put/worker~1engineer2/hold/author").asText().equals("ada");
    }

    private static boolean released(JsonNode message) {
        return message.at("/put/worker~1engineer2/hold").isNull();
    }

    private static JsonNode until(Listening page, Predicate<JsonNode> condition) throws InterruptedException {
        JsonNode message = page.next();
        while (!condition.test(message)) {
            message = page.next();
        }
        return message;
    }

    @Test
    void aPageGetsTheWholeAndThenWhatDiffersInOrder() throws Exception {
        Listening page = connected(false);
        JsonNode whole = page.next();
        assertThat(whole.path("whole").booleanValue()).isTrue();
        assertThat(whole.path("put").has("worker/engineer2")).isTrue();
        AtomicLong seq = new AtomicLong(whole.path("seq").longValue());
        Predicate<JsonNode> inOrder = message -> {
            long next = message.path("seq").longValue();
            long before = seq.getAndSet(next);
            assertThat(next).isBetween(before, before + 1);
            return true;
        };
        hold("hold");
        JsonNode message = until(page, inOrder.and(LiveFeedSocketServedTest::held));
        assertThat(message.path("whole").booleanValue()).isFalse();
        hold("release");
        until(page, inOrder.and(LiveFeedSocketServedTest::released));
    }

    @Test
    void aPageThatMissedSomethingGetsTheWholeAgain() throws Exception {
        Listening page = connected(false);
        assertThat(page.next().path("whole").booleanValue()).isTrue();
        sockets.get(0).sendText("missed", true).join();
        await().atMost(20, SECONDS).until(() -> page.next().path("whole").booleanValue());
    }

    @Test
    void pagesThatStallDoNotHarmOthers() throws Exception {
        for (int stalled = 0; stalled < 20; stalled++) {
            connected(true);
        }
        Listening page = connected(false);
        page.next();
        for (int round = 0; round < 3; round++) {
            hold("hold");
            until(page, LiveFeedSocketServedTest::held);
            hold("release");
            until(page, LiveFeedSocketServedTest::released);
        }
    }

    @Test
    void aProjectThatIsNotThereClosesTheSocketAndATokenIsNeeded() {
        URI nowhere = URI.create("ws://localhost:" + service.getPort() + "/api/v1/projects/nothing/changes");
        Listening listening = new Listening(false);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .buildAsync(nowhere, listening)
                .join();
        await().atMost(20, SECONDS).until(socket::isInputClosed);
        assertThat(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(nowhere, listening))
                .failsWithin(20, SECONDS);
    }
}
