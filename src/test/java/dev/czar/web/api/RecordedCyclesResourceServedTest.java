package dev.czar.web.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RecordedCyclesResourceServedTest {

    private int delivery;

    @BeforeEach
    void aTaskIsDelivered() {
        await().atMost(60, SECONDS).ignoreExceptions().untilAsserted(() -> get("/decisions/INJECT_TASK/T1/1")
                .body("status", equalTo("DONE")));
        delivery = get("/decisions/INJECT_TASK/T1/1").extract().path("cycle");
    }

    private static ValidatableResponse get(String path) {
        return given().header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .get("/api/v1/projects/tally" + path)
                .then();
    }

    @Test
    void theMomentsAreListedAndThinned() {
        get("/cycles")
                .statusCode(200)
                .body("total", greaterThanOrEqualTo(3))
                .body("first.cycle", equalTo(1))
                .body("last.cycle", greaterThanOrEqualTo(delivery));
        get("/cycles?limit=2").statusCode(200).body("cycles.size()", lessThanOrEqualTo(2));
        get("/cycles?limit=1").statusCode(400).body("field", equalTo("limit"));
        get("/cycles?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z")
                .statusCode(200)
                .body("cycles.size()", equalTo(0));
    }

    @Test
    void aMomentIsThePictureOfItsCycle() {
        get("/cycles/" + delivery)
                .statusCode(200)
                .body("moment.cycle", equalTo(delivery))
                .body("earlier.cycle", notNullValue())
                .body("later.cycle", notNullValue())
                .body("documents", hasKey("worker/engineer1"))
                .body("documents.'task/T1'.stage", equalTo("CLAIMED"))
                .body("documents.project.rules", notNullValue());
        get("/cycles/1").statusCode(200).body("earlier", nullValue());
    }

    @Test
    void aTimeIsTheLastCycleByThen() {
        String at = get("/cycles/" + delivery).extract().path("moment.at");
        get("/cycles/" + at).statusCode(200).body("moment.at", equalTo(at));
    }

    @Test
    void whatCannotBeSeenIsRefusedInWords() {
        get("/cycles/987654321").statusCode(404).body("detail", equalTo("there is no cycle 987654321"));
        get("/cycles/2001-01-01T00:00:00Z")
                .statusCode(404)
                .body("detail", containsString("the first cycle that can be seen is 1 at"));
        get("/cycles/yesterday").statusCode(400).body("field", equalTo("when"));
    }

    @Test
    void aDecisionIsToldAsItStoodThen() {
        get("/decisions/INJECT_TASK/T1/1?at=" + delivery)
                .statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("steps.size()", equalTo(0))
                .body("outcome", nullValue());
        get("/decisions/INJECT_TASK/T1/1?at=1")
                .statusCode(404)
                .body("detail", equalTo("there was no decision INJECT_TASK/T1/1 at cycle 1"));
        get("/decisions?status=OPEN&at=" + delivery)
                .statusCode(200)
                .body("decisions.key.contains('INJECT_TASK/T1/1')", equalTo(true));
        get("/decisions?status=DONE&at=" + delivery)
                .statusCode(200)
                .body("decisions.key.contains('INJECT_TASK/T1/1')", equalTo(false));
        get("/why-not?rule=claimed for it&at=1").statusCode(200);
    }
}
