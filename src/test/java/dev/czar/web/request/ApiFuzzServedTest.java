package dev.czar.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.TestRounds;
import dev.czar.loop.RunningTestProject;
import dev.czar.project.files.ApiToken;
import dev.czar.web.ServedProjectFixture;
import dev.czar.web.request.ApiRequestGenerator.ApiRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to whichever operation: a wrong request is answered as wrong, in words that tell nothing of the inside.
 * {@code -Drounds=100} sends a hundred times as many, {@code -Dfuzz.seed=N} others.
 */
@QuarkusTest
@TestProfile(ServedProjectFixture.SeparateProfile.class)
class ApiFuzzServedTest {

    private static final int CALLS = 1_000;
    private static final long SEED = Long.getLong("fuzz.seed", 14);
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:java|javax|jakarta|dev\\.czar|com|org|io|sun)\\.\\w+\\.\\w|\\w(?:Exception|Error)\\b|`");

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    @Inject
    ServedProjectFixture project;

    @Test
    void noRequestIsAnsweredByAFailureOrWithTheNameOfAClass() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(send(new ApiRequest("GET", "/q/openapi?format=json", ""))
                        .body());
        ApiRequestGenerator generator = new ApiRequestGenerator(document);
        assertThat(generator.operations()).isGreaterThan(40);
        List<String> faults = new ArrayList<>();
        for (int call = 0; call < TestRounds.of(CALLS); call++) {
            ApiRequest request = generator.request(call, SEED);
            fault(request).ifPresent(faults::add);
        }
        assertThat(faults).as("of seed %d", SEED).isEmpty();
    }

    private Optional<String> fault(ApiRequest request) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = send(request);
            String told = answer.body().replace("java.lang.Object", "");
            boolean leaks = answer.statusCode() >= 400 && INSIDE.matcher(told).find();
            return answer.statusCode() >= 500 || leaks
                    ? Optional.of(shown(request) + " -> " + answer.statusCode() + " " + answer.body())
                    : Optional.empty();
        } catch (HttpTimeoutException unanswered) {
            return Optional.of(shown(request) + " was not answered");
        }
    }

    private static String shown(ApiRequest request) {
        String text = request.toString();
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    private HttpResponse<String> send(ApiRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.getPort() + request.path()))
                .timeout(Duration.ofSeconds(30))
                .method(request.method(), BodyPublishers.ofString(request.body()));
        ApiRequestGenerator.headers(token(request.path())).forEach(builder::header);
        return client.send(builder.build(), BodyHandlers.ofString());
    }

    private String token(String path) throws IOException {
        return path.startsWith("/hooks/agent/")
                ? ApiToken.ofWorker(project.live().loop().layout(), "engineer1")
                : RunningTestProject.TOKEN;
    }
}
