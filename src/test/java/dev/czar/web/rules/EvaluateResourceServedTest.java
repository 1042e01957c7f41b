package dev.czar.web.rules;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class EvaluateResourceServedTest {

    private static final String GREETING =
            """
            package dev.czar.rules;
            import dev.czar.fact.*;
            import dev.czar.decision.*;

            rule "a human is greeted"
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
        return given().baseUri("http://localhost")
                .port(service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN);
    }

    private ValidatableResponse evaluate(Map<String, ?> request) {
        return http().contentType(ContentType.JSON)
                .body(request)
                .post("/api/v1/evaluate")
                .then();
    }

    private static Map<String, String> file(String text) {
        return Map.of("name", "mine.drl", "text", text);
    }

    @Test
    void rulesOfOnesOwnDecideAboutFactsOfOnesOwn() {
        Map<String, ?> facts = Map.of(
                "now",
                "2026-01-02T03:04:05Z",
                "facts",
                List.of(Map.of("fact", "Project", "name", "elsewhere", "mainline", "main", "state", "RUNNING")));

        evaluate(Map.of("facts", facts, "rules", List.of(file(GREETING)), "alone", true))
                .statusCode(200)
                .body("decisions.rule", equalTo(List.of("a human is greeted")))
                .body("decisions[0].action.text", equalTo("hello"));
        evaluate(Map.of("facts", facts)).statusCode(200).body("quarantined", empty());
    }

    @Test
    void whatIsWrongIsSaidWithAStableCode() {
        evaluate(Map.of(
                        "facts",
                        Map.of("now", "2026-01-02T03:04:05Z", "facts", List.of()),
                        "rules",
                        List.of(file(GREETING.replace("Project", "Projekt")))))
                .statusCode(400)
                .body("code", equalTo("invalid-rules"))
                .body("problems[0]", containsString("mine.drl:8:3: error[unknown-type]"));
        evaluate(Map.of("rules", List.of(file(GREETING))))
                .statusCode(400)
                .body("field", equalTo("facts"))
                .body("code", equalTo("bad-request"));
        evaluate(Map.of("facts", Map.of("now", "yesterday", "facts", List.of())))
                .statusCode(400);
    }

    @Test
    void aParameterThatNobodyKnowsIsAMistake() {
        http().get("/api/v1/projects/tally/decisions?limt=3")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-parameter"))
                .body("hint", containsString("did you mean limit?"));
    }

    @Test
    void theDocumentTellsFactsAndActionsApart() {
        http().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/evaluate'.post.operationId", notNullValue())
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("components.schemas.Fact.discriminator.propertyName", equalTo("fact"))
                .body("components.schemas.Fact.discriminator.mapping", hasKey("Worker"))
                .body("components.schemas.Action.oneOf.'$ref'", hasItem("#/components/schemas/ClaimTaskAction"))
                .body("components.schemas.WorkerFact.required", hasItems("fact", "id", "agent"));
    }
}
