package dev.czar.web.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class DecisionEventsResourceServedTest {

    private static final String PROJECT = "/api/v1/projects/tally";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestHTTPResource("/")
    URI service;

    @BeforeEach
    void theTaskIsDelivered() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> http().get(
                        PROJECT + "/decisions/INJECT_TASK/T1/1")
                .then()
                .body("status", equalTo("DONE")));
    }

    @Test
    void whoHasSeenNothingReadsAllThatWasDecidedAndContinuesWhereItStopped() throws Exception {
        String last;
        try (EventReader reader = new EventReader("0", "")) {
            await().atMost(30, SECONDS).until(() -> reader.decisions().stream()
                    .anyMatch(decision -> decision.path("key").asText().equals("INJECT_TASK/T1/1")
                            && decision.path("status").asText().equals("DONE")));
            last = reader.lastId();
            assertThat(reader.decisions()).allSatisfy(decision -> {
                assertThat(decision.path("rule").asText()).isNotEmpty();
                assertThat(decision.at("/action/kind").asText()).isNotEmpty();
            });
        }
        try (EventReader again = new EventReader(last, "")) {
            await().atMost(10, SECONDS).until(() -> !again.lines.isEmpty());
            assertThat(again.decisions())
                    .noneMatch(decision -> decision.path("key").asText().equals("INJECT_TASK/T1/1"));
        }
    }

    @Test
    void theReaderOfAFilterHearsOfNothingElse() throws Exception {
        try (EventReader reader = new EventReader("0", "?kind=claim-task")) {
            await().atMost(10, SECONDS).until(() -> !reader.decisions().isEmpty());
            assertThat(reader.decisions())
                    .allSatisfy(decision ->
                            assertThat(decision.at("/action/kind").asText()).isEqualTo("ClaimTask"));
        }
    }

    @Test
    void anEventThatNeverWasIsRefusedAndSoIsAParameterThatIsNotThere() {
        http().header("Last-Event-ID", "yesterday")
                .get(PROJECT + "/decisions/events")
                .then()
                .statusCode(400)
                .body("field", equalTo("Last-Event-ID"));
        http().get(PROJECT + "/decisions/events?limit=3").then().statusCode(400);
    }

    @Test
    void decisionsAreExportedAsLines() throws Exception {
        Response export = http().get(PROJECT + "/decisions/export?task=T1");
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.contentType()).startsWith("application/jsonl");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : export.asString().strip().split("\n")) {
            lines.add(MAPPER.readTree(line));
        }
        assertThat(lines)
                .extracting(line -> line.path("key").asText())
                .contains("CLAIM_TASK/T1/engineer1/1", "INJECT_TASK/T1/1");
        assertThat(lines)
                .isSortedAccordingTo((one, other) ->
                        Long.compare(one.path("id").asLong(), other.path("id").asLong()));
        assertThat(lines).allMatch(line -> line.path("because").size() > 0);
        assertThat(http().get(PROJECT + "/decisions/export?from=2199-01-01T00:00:00Z")
                        .asString())
                .isEmpty();
    }

    @Test
    void whatIsMadeOfAKnownRevisionIsNotSentTwice() {
        for (String path : List.of("/rules/source", "/rules/files")) {
            String tag = http().get(PROJECT + path)
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .extract()
                    .header("ETag");
            Response again = http().header("If-None-Match", tag).get(PROJECT + path);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(tag);
            http().header("If-None-Match", "\"other\"")
                    .get(PROJECT + path)
                    .then()
                    .statusCode(200);
        }
    }

    private RequestSpecification http() {
        return given().baseUri("http://localhost:" + service.getPort())
                .headers(Map.of("Authorization", "Bearer " + RunningTestProject.TOKEN));
    }

    /** A program that follows decisions. */
    private final class EventReader implements AutoCloseable {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Stream<String> body;
        private final Thread thread;

        EventReader(String last, String query) throws Exception {
            HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + service.getPort() + PROJECT
                                            + "/decisions/events" + query))
                                    .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                                    .header("Accept", "text/event-stream")
                                    .header("Last-Event-ID", last)
                                    .build(),
                            BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            body = response.body();
            thread = new Thread(() -> {
                try {
                    body.forEach(lines::add);
                } catch (RuntimeException closed) {
                    lines.add(": closed");
                }
            });
            thread.start();
        }

        List<JsonNode> decisions() {
            List<JsonNode> found = new ArrayList<>();
            List<String> all = List.copyOf(lines);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).startsWith("data:") && all.get(i).contains("\"key\"")) {
                    found.add(tree(all.get(i).substring("data:".length())));
                }
            }
            return found;
        }

        String lastId() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .substring("id:".length())
                    .strip();
        }

        private JsonNode tree(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (IOException malformed) {
                throw new AssertionError(text, malformed);
            }
        }

        @Override
        public void close() {
            body.close();
            thread.interrupt();
            await().atMost(5, SECONDS).until(() -> !thread.isAlive());
        }
    }
}
