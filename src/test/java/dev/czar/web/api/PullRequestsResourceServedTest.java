package dev.czar.web.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.czar.cli.CommandLineRun;
import dev.czar.loop.RunningTestProject;
import dev.czar.web.ServedProjectFixture;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class PullRequestsResourceServedTest {
    private static final String PULLS = "/api/v1/projects/tally/pull-requests";
    private static final String BODY = "{\"action\": \"opened\", \"unread\": [";

    @TestHTTPResource("/")
    URI service;

    @Inject
    ServedProjectFixture served;

    private Path root;

    @BeforeEach
    void open() throws Exception {
        root = served.live().loop().layout().root();
        served.live().announce("http://127.0.0.1:" + service.getPort());
    }

    @Test
    void aPullRequestIsShownWithItsHistory() {
        get("/1")
                .statusCode(200)
                .body("title", equalTo("Add one"))
                .body("state", equalTo("OPEN"))
                .body("history.what", hasItem("opened"));
        get("/1/comments").statusCode(200).body("comments.author", hasItem("czar"));
        get("/1/diff").statusCode(200).body("diff", containsString("+++ b/one"));
        get("/99").statusCode(404).body("detail", equalTo("there is no pull request 99"));
        get("/x").statusCode(404);
    }

    @Test
    void theCommandLineShowsTheSame() {
        assertThat(czar("pr", "show", "1").out())
                .contains("#1 Add one", "czar/engineer1/T1", "Because.", "nice")
                .doesNotContain("\u001b");
        assertThat(czar("pr", "diff", "1").out()).contains("+++ b/one");
        assertThat(czar("pr", "show", "1", "--json").out()).contains("\"title\" : \"Add one\"");
        assertThat(czar("pr", "list").out()).contains("NUMBER");
        assertThat(czar("pr", "show", "99").code()).isEqualTo(1);
        assertThat(czar("pr", "show", "99").err()).contains("there is no pull request 99");
        assertThat(czar("pr").code()).isEqualTo(2);
        assertThat(czar("pr", "show", "x").code()).isEqualTo(2);
    }

    @Test
    void aSignedKnockNeedsNoTokenAndMayBeUnreadable() throws Exception {
        knock(BODY, signature(BODY), "pull_request").statusCode(202);
        knock(BODY, signature(BODY), "pull_request").statusCode(202);
        knock("", signature(""), "something_new").statusCode(202);
    }

    @Test
    void aKnockWithoutTheRightSignatureIsRefused() throws Exception {
        knock(BODY, "", "pull_request").statusCode(401).body("detail", equalTo("the signature is missing or wrong"));
        knock(BODY, signature(BODY + " "), "pull_request").statusCode(401);
        given().baseUri(service.toString()).post("/hooks/github").then().statusCode(401);
    }

    @Test
    void aKnockMayNotBeLarge() throws Exception {
        String large = "x".repeat(25 * 1024 * 1024 + 1);
        knock(large, signature(large), "pull_request").statusCode(413);
    }

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(root, arguments);
    }

    private ValidatableResponse get(String path) {
        return given().baseUri(service.toString())
                .header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .get(PULLS + path)
                .then();
    }

    private ValidatableResponse knock(String body, String signature, String kind) {
        return given().baseUri(service.toString())
                .contentType(ContentType.JSON)
                .header("X-Hub-Signature-256", signature)
                .header("X-GitHub-Delivery", "d" + body.length())
                .header("X-GitHub-Event", kind)
                .body(body)
                .post("/hooks/github")
                .then();
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(RunningTestProject.HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
