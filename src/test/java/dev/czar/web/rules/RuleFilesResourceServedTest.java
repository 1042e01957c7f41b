package dev.czar.web.rules;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class RuleFilesResourceServedTest {

    private static final String RULES = "/api/v1/projects/tally/rules";
    private static final String FILE = "decide/spare.drl";
    private static final String TEXT =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a spare task is unmet"
              @capability("Q9") @why("a test of saving")
            when
              Task( $task : id == "spare" )
            then
              insertLogical( new UnmetRequirement( $task, $task ) );
            end
            """;

    @TestHTTPResource("/")
    URI service;

    private RequestSpecification http() {
        return given().baseUri("http://localhost:" + service.getPort())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .contentType(ContentType.JSON);
    }

    private ValidatableResponse save(String name, String opened, String text) {
        return http().body(Map.of("author", "ada", "reason", "to see", "name", name, "opened", opened, "text", text))
                .post(RULES + "/files")
                .then();
    }

    private void restore(String opened) {
        http().body(Map.of("author", "ada", "name", FILE, "opened", opened))
                .post(RULES + "/files/restore")
                .then()
                .statusCode(200);
    }

    private String revisionOnDisk() {
        return http().get(RULES + "/files").then().extract().path("files.find { it.name == '" + FILE + "' }.revision");
    }

    private String filesTag() {
        return http().get(RULES + "/files").then().extract().header("ETag");
    }

    @Test
    void aFailedAnswerHasNoTag() {
        assertThat(http().get("/api/v1/projects/tally/cycles/999999999").header("ETag"))
                .isNull();
    }

    @Test
    void aSavedFileComesIntoForceByTheNameOfWhoSavedItAndIsTakenAwayAgain() {
        String before = http().get(RULES).then().extract().path("state.revision");
        String files = filesTag();
        save(FILE, "", TEXT)
                .statusCode(200)
                .body("state.history[0].author", equalTo("ada"))
                .body("warnings.file", everyItem(equalTo(FILE)))
                .body("warnings.message", hasItem(containsString("Q9")));
        assertThat(filesTag()).isNotEqualTo(files);
        String opened = revisionOnDisk();
        try {
            await().atMost(30, SECONDS).untilAsserted(() -> http().get(RULES)
                    .then()
                    .body("rules.name", hasItem("a spare task is unmet"))
                    .body("state.history.reason", hasItem("saved decide/spare.drl: to see")));
            save(FILE, "", TEXT).statusCode(409).body("detail", containsString("changed on disk"));
            http().get(RULES + "/files")
                    .then()
                    .body("watched", equalTo(true))
                    .body("files.find { it.name == '" + FILE + "' }.origin", equalTo("OWN"))
                    .body("files.find { it.name == '" + FILE + "' }.text", equalTo(TEXT));
            http().get(RULES + "/source?revision=" + before)
                    .then()
                    .statusCode(200)
                    .body("files.size()", equalTo(1));
        } finally {
            restore(opened);
        }
        await().atMost(30, SECONDS)
                .untilAsserted(() -> http().get(RULES).then().body("state.revision", equalTo(before)));
        assertThat(revisionOnDisk()).isNull();
    }

    @Test
    void aTextThatDoesNotPassTheCheckIsNotWritten() {
        save(FILE, "", TEXT.replace("Task(", "Taks("))
                .statusCode(409)
                .body("detail", containsString("decide/spare.drl:8:3: error[unknown-type]"));
        assertThat(revisionOnDisk()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../spare.drl", "/tmp/spare.drl", "a/../../spare.drl", "spare.yaml", "a\u0000.drl", ".drl", ""})
    void aNameThatIsNoneOfARuleFileIsRefused(String name) {
        save(name, "", TEXT).statusCode(400).body("field", equalTo("files"));
    }

    @Test
    void whatIsMissingIsNamedAndWhatIsTooLargeIsRefused() {
        http().body(Map.of("author", "ada", "name", FILE, "text", TEXT))
                .post(RULES + "/files")
                .then()
                .statusCode(400)
                .body("field", equalTo("opened"));
        http().body(Map.of("name", FILE, "opened", "", "text", TEXT))
                .post(RULES + "/files")
                .then()
                .statusCode(400)
                .body("field", equalTo("author"));
        save(FILE, "", "// " + "x".repeat(1024 * 1024)).statusCode(400).body("field", equalTo("files"));
        http().post(RULES + "/files").then().statusCode(400);
    }

    @Test
    void anotherPageCannotSave() {
        http().header("Origin", "http://evil.example")
                .body(Map.of("author", "ada", "name", FILE, "opened", "", "text", TEXT))
                .post(RULES + "/files")
                .then()
                .statusCode(403);
        assertThat(revisionOnDisk()).isNull();
    }

    @Test
    void theFilesOfARevisionThatWasNotKeptAreNotFound() {
        http().get(RULES + "/source?revision=cafe").then().statusCode(404);
    }
}
