package dev.czar.web.rules;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RulesResourceServedTest {

    private static final String PROJECT = "/api/v1/projects/tally";

    private static final String QUIET =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "nothing is claimed here"
              @capability("B3") @why("a test wants quiet")
            when
              $claim : ClaimTask()
            then
              insertLogical( new Vetoed( $claim ) );
            end
            """;

    /** Decides something in every cycle, however long ago the first ones are. */
    private static final String LOUD =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a human is greeted here"
              @capability("A3") @why("a test wants to hear something")
            when
              Project( $name : name )
            then
              insertLogical( new AlertHuman( $name, "greeting", "hello" ) );
            end
            """;

    @TestHTTPResource("/")
    URI service;

    private RequestSpecification http() {
        return given().baseUri("http://localhost:" + service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN);
    }

    private ValidatableResponse post(String path, Map<String, ?> body) {
        return http().contentType(ContentType.JSON)
                .body(body)
                .post(PROJECT + path)
                .then();
    }

    private static List<Map<String, String>> files(String text) {
        return List.of(Map.of("name", "govern/quiet.drl", "text", text));
    }

    @BeforeEach
    void theLoopHasDecided() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> http().get(
                        PROJECT + "/decisions/INJECT_TASK/T1/1")
                .then()
                .body("status", equalTo("DONE")));
    }

    @Test
    void theRulesInForceAreListedWithTheirSource() {
        http().get(PROJECT + "/rules")
                .then()
                .statusCode(200)
                .body("state.problem", equalTo(""))
                .body("state.history.state", hasItem("ACTIVE"))
                .body("rules.name", hasItem("a claimed task is delivered"));
        http().get(PROJECT + "/rules/source")
                .then()
                .body("files[0].text", containsString("a claimed task is delivered"));
    }

    @Test
    void theHealthOfTheRulesIsReadFromTheLastCycles() {
        JsonPath health = http().get(PROJECT + "/rules/health?since=2020-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("cycles", greaterThan(0))
                .body("rules.find { it.rule == 'a claimed task is delivered' }.decided", greaterThan(0))
                .extract()
                .jsonPath();
        assertThat(health.getList("slowest", String.class))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .isSubsetOf(health.getList("rules.rule", String.class));
        http().get(PROJECT + "/rules/health")
                .then()
                .statusCode(200)
                .body("cycles", greaterThan(0))
                .body("rules.find { it.rule == 'a claimed task is delivered' }.decided", greaterThan(0));
        http().get(PROJECT + "/rules/health?since=2099-01-01T00:00:00Z").then().statusCode(404);
        http().get(PROJECT + "/rules/health?since=yesterday").then().statusCode(400);
    }

    @Test
    void metricsNameTheRulesInForce() {
        await().atMost(30, SECONDS).untilAsserted(() -> http().get("/q/metrics")
                .then()
                .body(containsString("czar_rules_active{"))
                .body(containsString("czar_rules_refused{")));
    }

    @Test
    void rulesAreTriedOverTheLastCyclesWithoutComingIntoForce() {
        post("/rules/try", Map.of("files", files(LOUD)))
                .statusCode(200)
                .body("verdict", equalTo("SOUND"))
                .body("report.scope.cycles", greaterThan(0))
                .body("report.differences.key", hasItem("ALERT_HUMAN/tally/greeting/1"));
    }

    @Test
    void pastCyclesAreRunWithOtherRules() {
        post("/backtest", Map.of("files", files(QUIET), "from", "2020-01-01T00:00:00Z"))
                .statusCode(200)
                .body("scope.cycles", greaterThan(0))
                .body("byRule.name", hasItem("a task with an assignee is claimed for it"))
                .body("differences.key", hasItem(startsWith("CLAIM_TASK/T1")));
        post("/backtest", Map.of("files", files(QUIET), "from", "2099-01-01T00:00:00Z"))
                .statusCode(200)
                .body("scope.cycles", equalTo(0));
        post("/backtest", Map.of("files", files(QUIET), "cycles", 1))
                .statusCode(200)
                .body("scope.cycles", equalTo(1));
        post("/backtest", Map.of("files", files(QUIET), "cycles", 5001))
                .statusCode(400)
                .body("field", equalTo("cycles"));
        http().get(PROJECT + "/backtest").then().statusCode(200).body("$", empty());
        post("/backtest", Map.of("files", files("rule")))
                .statusCode(409)
                .body("detail", containsString("govern/quiet.drl:1"));
        post("/backtest", Map.of("files", files(QUIET), "from", "yesterday"))
                .statusCode(400)
                .body("field", equalTo("from"));
        post("/backtest", Map.of()).statusCode(400).body("field", equalTo("files"));
    }

    @Test
    void hostileRulesAreRefusedBeforeTheyRun() {
        String hostile = QUIET.replace("$claim : ClaimTask()", "ClaimTask( System.exit(1) == null )");
        post("/rules/try", Map.of("files", files(hostile)))
                .statusCode(200)
                .body("verdict", equalTo("UNSOUND"))
                .body("reason", containsString("govern/quiet.drl"));
        post("/what-if", Map.of("files", files(hostile)))
                .statusCode(409)
                .body("detail", containsString("govern/quiet.drl"));
        post("/rules/try", Map.of("files", List.of(Map.of("name", "../../etc/passwd", "text", ""))))
                .statusCode(400)
                .body("field", equalTo("files"));
    }

    @Test
    void aShadowDecidesUntilItIsDiscarded() {
        post("/rules/shadow", Map.of("author", "ada", "files", files(QUIET)))
                .statusCode(200)
                .body("shadow.author", equalTo("ada"));
        post("/rules/discard", Map.of("author", "ada")).statusCode(200).body("shadow", nullValue());
        post("/rules/promote", Map.of("author", "ada"))
                .statusCode(409)
                .body("detail", containsString("there is no shadow"));
    }

    @Test
    void aCycleOfFormerRulesIsExplainedWithThem() {
        int cycle = http().get(PROJECT + "/decisions/INJECT_TASK/T1/1")
                .then()
                .extract()
                .path("cycle");
        post("/rules/shadow", Map.of("author", "ada", "files", files(QUIET))).statusCode(200);
        post("/rules/promote", Map.of("author", "ada")).statusCode(200);
        try {
            whyNot("claimed task is delivered", cycle).statusCode(200).body("verdict", equalTo("FIRES"));
            whyNot("nothing is claimed here", cycle).statusCode(400).body("field", equalTo("rule"));
            http().get(PROJECT + "/why-not?rule=nothing is claimed here").then().statusCode(200);
        } finally {
            post("/rules/rollback", Map.of("author", "ada")).statusCode(200);
        }
    }

    private ValidatableResponse whyNot(String rule, int cycle) {
        return http().get(PROJECT + "/why-not?rule=" + rule + "&cycle=" + cycle).then();
    }

    @Test
    void whatCannotBeBroughtIntoForceIsRefusedWithAReason() {
        post("/rules/activate", Map.of("author", "ada", "revision", "cafe"))
                .statusCode(409)
                .body("detail", containsString("no rules of revision cafe"));
        post("/rules/activate", Map.of("revision", "cafe")).statusCode(400).body("field", equalTo("author"));
    }

    @Test
    void whatIfShowsWhatOtherFactsWouldLeadTo() {
        Map<String, Object> stop = Map.of(
                "fact",
                "Task",
                "id",
                "T7",
                "kind",
                "PRIMARY",
                "status",
                "PENDING",
                "priority",
                1,
                "assignee",
                "engineer1",
                "skill",
                "",
                "briefed",
                true);
        post("/what-if", Map.of("put", List.of(stop)))
                .statusCode(200)
                .body("added.key", hasItem(startsWith("CLAIM_TASK/T7")))
                .body("run.decisions", not(empty()));
        post("/what-if", Map.of("remove", List.of("Worker/nobody")))
                .statusCode(400)
                .body("problems[0]", containsString("there is no fact Worker/nobody"));
        post("/what-if", Map.of("overlay", List.of()))
                .statusCode(400)
                .body("detail", containsString("there is no field \"overlay\"; the fields are: change, "));
        post("/what-if", Map.of("change", List.of(Map.of("key", "Task/T1", "component", "assignee", "value", ""))))
                .statusCode(200)
                .body("added", empty());
    }
}
