package dev.czar.web.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RestApiServedTest {

    private static final String PROJECT = "/api/v1/projects/tally";
    private static final String INJECTED = "INJECT_TASK/T1/1";
    private static final String CHECKED = "RUN_CHECKS/T9/abc123/1";

    @Test
    void theAgendaForetellsWhatTimeWillBring() {
        get("/agenda")
                .statusCode(200)
                .body("agenda.action.kind", hasItem("AlertHuman"))
                .body("agenda.rule", hasItem("a human is told of a worker that is silent for two hours"))
                .body("complete", equalTo(true));
        get("/agenda?hours=1").statusCode(200).body("agenda", empty());
        get("/agenda?hours=0").statusCode(400).body("detail", containsString("from 1 to 168"));
    }

    @Test
    void budgetsTellWhatIsUsedOfWhat() {
        get("/budgets")
                .statusCode(200)
                .body("budgets[0].of", equalTo("tokens for reviews"))
                .body("budgets[0].used", equalTo(900))
                .body("budgets[0].window", equalTo("PT24H"));
    }

    @Test
    void aWorkerSaysWhatItsTaskStillNeeds() {
        get("/workers")
                .statusCode(200)
                .body("workers.find { it.id == 'engineer1' }.waitingFor.text", hasItem("a commit"));
    }

    @Test
    void theOmnibusIsPlannedBeforeItIsBuilt() {
        get("/omnibus/plan").statusCode(200).body("order", empty()).body("conflicts", empty());
        get("/omnibus/plan?without=nobody").statusCode(400).body("detail", containsString("no worker called nobody"));
        http().contentType(ContentType.JSON)
                .body(Map.of())
                .post(PROJECT + "/omnibus/build")
                .then()
                .statusCode(200);
        get("/omnibus/build").statusCode(200).body("current", nullValue()).body("typical", nullValue());
        get("/omnibus").statusCode(200).body("members", notNullValue());
        get("/omnibus/resolutions").statusCode(200).body("resolutions", empty());
        http().contentType(ContentType.JSON)
                .body(Map.of("author", "ada"))
                .post(PROJECT + "/omnibus/resolutions/none/revoke")
                .then()
                .statusCode(404);
    }

    @TestHTTPResource("/")
    URI service;

    private RequestSpecification http() {
        return given().baseUri("http://localhost:" + service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN);
    }

    private ValidatableResponse get(String path) {
        return http().get(PROJECT + path).then();
    }

    private ValidatableResponse order(String... fields) {
        Map<String, String> body = new HashMap<>(Map.of("author", "ada"));
        for (int at = 0; at < fields.length; at += 2) {
            body.put(fields[at], fields[at + 1]);
        }
        return http().contentType(ContentType.JSON)
                .body(body)
                .post(PROJECT + "/orders")
                .then();
    }

    @BeforeEach
    void theTaskIsDelivered() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> get("/decisions/" + INJECTED)
                .body("status", equalTo("DONE")));
    }

    @Test
    void aProjectIsSummedUp() {
        get("").statusCode(200)
                .body("name", equalTo("tally"))
                .body("state", equalTo("RUNNING"))
                .body("workers.HEALTHY", equalTo(1))
                .body("workers.UNKNOWN", equalTo(1))
                .body("tasks.DELIVERED", equalTo(1))
                .body("tasks.WAITING", equalTo(1))
                .body("decisions.vetoed", equalTo(1))
                .body("problems", empty());
        http().get("/api/v1/projects").then().statusCode(200).body("projects.name", contains("tally"));
    }

    @Test
    void aWorkerIsShownOnAllItsAxes() {
        get("/workers")
                .statusCode(200)
                .body("workers.id", contains("engineer1", "engineer2"))
                .body("workers[0].health", equalTo("HEALTHY"))
                .body("workers[0].task", equalTo("T1"))
                .body("workers[0].process.process", equalTo("PRESENT"))
                .body("workers[0].turn.turn", equalTo("ACTIVE"))
                .body("workers[0].progress.commits", equalTo(2))
                .body("workers[0].lastSignOfLife", startsWith("PT"))
                .body("workers[1].health", equalTo("UNKNOWN"))
                .body("workers[1].task", equalTo(""));
    }

    @Test
    void aTaskTellsItsStageAndWhatItWaitsFor() {
        get("/tasks")
                .statusCode(200)
                .body("tasks.task.id", contains("T1", "T2"))
                .body("tasks.stage", contains("DELIVERED", "WAITING"))
                .body("tasks[0].worker", equalTo("engineer1"))
                .body("tasks[1].waitingFor.subject", contains("T1"))
                .body("tasks[1].waitingFor.rule", contains("a task waits for each unmet requirement"));
        get("/dependencies")
                .statusCode(200)
                .body("edges[0].met", equalTo(false))
                .body("criticalPath", contains("T1", "T2"));
    }

    @Test
    void theForecastShowsHowBranchesMergeAndWhoShouldMove() {
        get("/conflicts")
                .statusCode(200)
                .body("matrix.cells", contains("-x", "x-"))
                .body("matrix.authority", equalTo("git"))
                .body("conflicts[0].worker", equalTo("engineer1"))
                .body("conflicts[0].places", contains("tree.c:3-5"))
                .body("lastCheck.at", nullValue());
        get("/branches")
                .statusCode(200)
                .body("branches.branch", contains("czar/engineer1/T1", "czar/engineer2/T9"))
                .body("branches[0].conflictsWith", contains("czar/engineer2/T9"));
    }

    @Test
    void factsComeAsAFactsFileThatADryRunTakes() {
        String facts = get("/facts")
                .statusCode(200)
                .body("facts.fact", hasItems("Worker", "Claim"))
                .extract()
                .asString();
        get("/facts?type=Task,Claim").body("facts.fact", everyItem(not(equalTo("Worker"))));
        http().contentType(ContentType.JSON)
                .body(facts)
                .post(PROJECT + "/dry-run")
                .then()
                .statusCode(200)
                .body("hash", notNullValue())
                .body("vetoed.action.kind", hasItem("RunChecks"));
        get("/conclusions").statusCode(200).body("conclusions.fact.fact", hasItem("Healthy"));
    }

    @Test
    void aFactsFileWithMistakesNamesEachOfThem() {
        http().contentType(ContentType.JSON)
                .body(
                        "{\"now\": \"2025-11-27T23:15:00Z\", \"facts\": [\n{\"fact\": \"Wrker\"},\n{\"fact\": \"Hold\"}]}")
                .post(PROJECT + "/dry-run")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("problems", hasSize(greaterThanOrEqualTo(2)))
                .body("problems[0]", containsString("body:2:"));
    }

    @Test
    void aDecisionExplainsItselfDownToWhatWasSensed() {
        get("/decisions/" + INJECTED)
                .statusCode(200)
                .body("rule", equalTo("a claimed task is delivered"))
                .body("why", equalTo("nobody can do what was never said"))
                .body("capability", equalTo("A1"))
                .body("action.worker", equalTo("engineer1"))
                .body("because[0].facts[0].fact.fact", equalTo("Claim"))
                .body("because[0].facts[0].source", equalTo("CLAIM_TASK/T1/engineer1/1"))
                .body("because[0].facts[0].age", startsWith("PT"))
                .body("steps.name", contains("pasted"))
                .body("ruleLocations.'a claimed task is delivered'", startsWith("test.drl:"))
                .body("outcome.status", equalTo("DONE"));
    }

    @Test
    void aRuleThatDoesNotFireIsExplained() {
        get("/why-not?rule=task is delivered&worker=engineer1")
                .statusCode(200)
                .body("rule.name", equalTo("a claimed task is delivered"))
                .body("verdict", equalTo("SILENT"))
                .body("nearest[0][0].kind", equalTo("BLOCKED"))
                .body("nearest[0][0].candidates[0].fact.fact.fact", equalTo("Delivery"))
                .body("remedy.change.kind", notNullValue());
        get("/why-not?rule=a claimd task").statusCode(400).body("field", equalTo("rule"));
        get("/why-not?rule=task is delivered&cycle=none").statusCode(400).body("field", equalTo("cycle"));
    }

    @Test
    void aDecisionIsFoundByNumberToo() {
        int id = get("/decisions/" + INJECTED).extract().path("id");
        get("/decisions/" + id).statusCode(200).body("key", equalTo(INJECTED));
        get("/decisions/99999999").statusCode(404).body("detail", containsString("99999999"));
    }

    @Test
    void decisionsAreFilteredAndPaged() {
        get("/decisions?kind=inject_task").statusCode(200).body("decisions.key", contains(INJECTED));
        get("/decisions?worker=engineer2&status=DONE&kind=CLAIM_TASK").body("decisions", empty());
        get("/decisions?text=CLAIMED FOR&worker=engineer1")
                .body("decisions.key", contains("CLAIM_TASK/T1/engineer1/1"));
        get("/decisions?text=100%25").body("decisions", empty()).body("total", equalTo(0));
        get("/decisions?worker=engineer1&limit=1").body("total", equalTo(2));
        get("/decisions?to=2001-01-01T00:00:00Z").body("decisions", empty()).body("vetoed", empty());
        String next = get("/decisions?limit=1&worker=engineer1")
                .body("decisions", hasSize(1))
                .extract()
                .path("next");
        get("/decisions?limit=1&worker=engineer1&cursor=" + next)
                .body("decisions.key", contains("CLAIM_TASK/T1/engineer1/1"))
                .body("next", nullValue());
    }

    @Test
    void whatWaitsForApprovalIsListedAndExplained() {
        get("/decisions?status=awaiting").statusCode(200).body("vetoed.status", contains("AWAITING"));
        get("/decisions/" + CHECKED)
                .statusCode(200)
                .body("status", equalTo("AWAITING"))
                .body("vetoes[0].rule", equalTo("what needs approval waits for it"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=many, limit",
        "cursor=x, cursor",
        "from=yesterday, from",
        "to=1, to",
        "kind=DANCE, kind",
        "status=MAYBE, status"
    })
    void aWrongParameterIsNamed(String query, String field) {
        get("/decisions?" + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field));
    }

    @Test
    void anOrderIsInForceWhenItIsAnswered() {
        order("kind", "hold", "worker", "engineer2", "reason", "lunch")
                .statusCode(200)
                .body("orders.fact", hasItem("Hold"))
                .body("orders.reason", hasItem("lunch"));
        get("/workers").body("workers[1].hold.author", equalTo("ada"));
        order("kind", "release", "worker", "engineer2").statusCode(200).body("orders.fact", not(hasItem("Hold")));
        order("kind", "release", "worker", "engineer2").statusCode(200).body("message", containsString("nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause resume Pause", "estop clear-estop EmergencyStop"})
    void aStandingOrderIsGivenAndTakenBack(String words) {
        String[] word = words.split(" ");
        order("kind", word[0]).statusCode(200);
        get("/orders").body("orders.fact", hasItem(word[2]));
        order("kind", word[1]).statusCode(200);
        get("/orders").body("orders.fact", not(hasItem(word[2])));
    }

    @ParameterizedTest
    @CsvSource({
        "kind, dance, '', '', kind",
        "kind, hold, '', '', worker",
        "kind, hold, worker, nobody, worker",
        "kind, veto, decision, NUDGE/x, decision",
        "kind, tell, worker, engineer2, text",
        "kind, pause, author, '', author",
        "kind, pause, reason, 'two\nlines', reason"
    })
    void aWrongOrderNamesItsField(String first, String kind, String second, String value, String field) {
        ValidatableResponse answer = second.isEmpty() ? order(first, kind) : order(first, kind, second, value);
        answer.statusCode(400).body("field", equalTo(field)).body("detail", notNullValue());
    }

    @Test
    void anOrderSaysForHowLongItStands() {
        order("kind", "hold", "worker", "engineer2", "for", "1h")
                .statusCode(200)
                .body("message", equalTo("hold engineer2 for 1h: in force"))
                .body("orders.lasts", hasItem("PT1H"));
        order("kind", "take-over", "worker", "engineer2", "for", "PT15M")
                .statusCode(200)
                .body("attach", contains("tmux", "-L", "czar-tally", "attach-session", "-t", "=engineer2"))
                .body("orders.takenOver", hasItem(true));
        order("kind", "release", "worker", "engineer2").statusCode(200).body("orders", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "estop, an emergency stop has no duration",
        "resume, ends an order and has no duration",
        "clear-estop, ends an order and has no duration"
    })
    void whatHasNoEndOfItsOwnSaysWhy(String kind, String words) {
        order("kind", kind, "for", "1h")
                .statusCode(400)
                .body("field", equalTo("for"))
                .body("detail", containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1", "0s", "400d", "-1h"})
    void aTimeThatIsNoneIsNamed(String lasts) {
        order("kind", "pause", "for", lasts).statusCode(400).body("field", equalTo("for"));
    }

    @ParameterizedTest
    @CsvSource({
        "undo, INJECT_TASK/T1/1, the message was already delivered",
        "undo, CLAIM_TASK/T1/engineer1/1, the task is delivered",
        "veto, INJECT_TASK/T1/1, nothing left to veto",
        "approve, INJECT_TASK/T1/1, does not await approval",
        "force, INJECT_TASK/T1/1, never repeated",
        "force, RUN_CHECKS/T9/abc123/1, approve it"
    })
    void anOrderThatCannotWorkSaysWhyAndWhatCan(String kind, String decision, String words) {
        order("kind", kind, "decision", decision).statusCode(409).body("detail", containsString(words));
    }

    @Test
    void aVetoIsOfferedAndTakenBackByUndo() {
        get("/decisions/" + CHECKED)
                .body("availableOrders.findAll { it.available }.kind", contains("APPROVE", "VETO", "UNDO"))
                .body("orders", empty());
        order("kind", "veto", "decision", CHECKED, "for", "1h").statusCode(200);
        get("/decisions/" + CHECKED).body("orders.fact", contains("Veto"));
        order("kind", "undo", "decision", CHECKED).statusCode(200).body("orders", empty());
    }

    @Test
    void anUnknownFieldOfAnOrderIsNamed() {
        order("kind", "pause", "wroker", "engineer1").statusCode(400).body("detail", containsString("wroker"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/projects/other | 404",
                "GET | /api/v1/projects/tally/nothing | 404",
                "DELETE | /api/v1/projects/tally/workers | 405",
                "POST | /api/v1/projects/tally/workers | 405"
            })
    void aWrongCallIsAProblemWithoutAStackTrace(String method, String path, int status) {
        http().request(method, path)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(containsString("Exception")));
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        http().contentType(ContentType.TEXT)
                .body("pause")
                .post(PROJECT + "/orders")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        http().contentType(ContentType.JSON)
                .body("{\"kind\": ")
                .post(PROJECT + "/orders")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("line 1"));
    }

    @Test
    void thePastIsATimeline() {
        get("/timeline").statusCode(200).body("timeline.event", hasItems("DECIDED", "DONE"));
    }

    @Test
    void thePublicPathsAreDescribed() {
        http().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItems("/api/v1/projects", "/api/v1/projects/{project}/orders"))
                .body("paths.'/api/v1/projects/{project}/workers'.get.summary", notNullValue());
    }

    @Test
    void ruleTextsAreJudgedAndNotRun() {
        String text =
                "package dev.czar.rules;\nimport dev.czar.fact.*;\nrule \"x\" @why(\"x\") @capability(\"A4\")\nwhen\n"
                        + "  Worker( $worker : idd )\nthen\n  insertLogical( new Idle( $worker ) );\nend\n";

        http().contentType(ContentType.JSON)
                .body(Map.of("files", Map.of("infer/mine.drl", text)))
                .post("/api/v1/rules/check")
                .then()
                .statusCode(200)
                .body("errors", equalTo(1))
                .body("diagnostics[0].code", equalTo("unknown-field"))
                .body("diagnostics[0].line", equalTo(5))
                .body("diagnostics[0].hint", equalTo("did you mean `id`?"));
    }

    @Test
    void aRuleTextWithoutAProperNameIsRefused() {
        http().contentType(ContentType.JSON)
                .body(Map.of("files", Map.of("../mine.drl", "")))
                .post("/api/v1/rules/check")
                .then()
                .statusCode(400);
    }
}
