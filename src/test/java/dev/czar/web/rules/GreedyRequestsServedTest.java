package dev.czar.web.rules;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.fact.Fact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.json.JsonCodec;
import dev.czar.loop.RunningTestProject;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules that take all there is, sent by two callers at once, beside a project that goes on: an order is decided with and
 * answered as ever. {@code -Drounds=100} sends them all; benchmarks/greedy-requests.sh prints how long the project waited.
 */
@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class GreedyRequestsServedTest {

    private static final int FILES = 4;
    private static final List<String> RUN = List.of("// cut off", "// flood", "// settles");

    /** Many times what is measured, for a machine with much else to do. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI service;

    private RequestSpecification http() {
        return given().baseUri("http://localhost")
                .port(service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .contentType(ContentType.JSON);
    }

    @Test
    void theProjectGoesOnAndTheRuleIsNamed() throws Exception {
        List<RuleFile> files = RuleFiles.of(Path.of("src/test/resources/rules/greedy")).files().stream()
                .filter(file -> RUN.stream().anyMatch(file.text()::startsWith))
                .sorted(Comparator.comparing(RuleFile::name).reversed())
                .limit(TestRounds.of(FILES))
                .toList();
        List<Duration> quiet =
                IntStream.range(0, 10).mapToObj(warm -> beat()).sorted().toList();
        List<CompletableFuture<List<String>>> callers = IntStream.range(0, 2)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> IntStream.range(0, files.size())
                        .filter(index -> index % 2 == caller)
                        .mapToObj(index -> outcome(files.get(index)))
                        .toList()))
                .toList();

        List<Duration> waits = new ArrayList<>();
        while (!callers.stream().allMatch(CompletableFuture::isDone)) {
            waits.add(beat());
        }

        List<String> outcomes = new ArrayList<>();
        for (CompletableFuture<List<String>> caller : callers) {
            outcomes.addAll(caller.get(60, SECONDS));
        }
        waits.sort(null);
        System.out.printf(
                "greedy requests: %d files, %d orders meanwhile waited %d ms in the median and %d ms at most, %d ms before%n",
                files.size(),
                waits.size(),
                waits.get(waits.size() / 2).toMillis(),
                waits.get(waits.size() - 1).toMillis(),
                quiet.get(quiet.size() / 2).toMillis());
        assertThat(outcomes)
                .hasSize(files.size())
                .allMatch(outcome -> outcome.matches("(?s)200 .*|400 .* the rules are invalid"))
                .anyMatch(outcome -> outcome.contains("cut off [twelve products at once"));
        assertThat(waits).isNotEmpty().allMatch(wait -> wait.compareTo(LONGEST) < 0);
    }

    /** How long an order takes until rules have decided with it. */
    private Duration beat() {
        long start = System.nanoTime();
        http().body(Map.of("name", "beat", "value", String.valueOf(start)))
                .post("/api/v1/projects/tally/notes")
                .then()
                .statusCode(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private String outcome(RuleFile file) {
        Map<String, ?> request = Map.of(
                "facts",
                Map.of("now", "2026-01-02T03:04:05Z", "facts", facts()),
                "rules",
                List.of(Map.of("name", "greedy.drl", "text", file.text())),
                "alone",
                true);
        Response answer = http().body(request).post("/api/v1/evaluate");
        JsonPath body = answer.jsonPath();
        return answer.statusCode() + " " + file.name() + " "
                + file.text().lines().findFirst().orElse("") + " "
                + (answer.statusCode() == 200 ? body.getList("quarantined.rule") : body.getString("detail"));
    }

    private static List<?> facts() {
        Stream<Fact> workers =
                IntStream.range(0, 40).mapToObj(number -> new Worker("w" + number, "command", List.of()));
        Stream<Fact> tasks = IntStream.range(0, 120)
                .mapToObj(number -> new Task("t" + number, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "", "", true));
        return Stream.concat(workers, tasks)
                .map(fact -> JsonPath.from(JsonCodec.write(fact)).getMap(""))
                .toList();
    }
}
