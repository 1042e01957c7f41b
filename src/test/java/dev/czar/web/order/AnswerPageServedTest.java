package dev.czar.web.order;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Order;
import dev.czar.fact.Order.Instruction;
import dev.czar.fact.Order.PermissionAnswer;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.PermissionVerdict;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.loop.ProjectLoop;
import dev.czar.project.files.AnswerLinks;
import dev.czar.project.files.ApiToken;
import dev.czar.web.ServedProjectFixture;
import dev.czar.web.request.ProjectLookup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ServedProjectFixture.SeparateProfile.class)
class AnswerPageServedTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Asking ASKING = new Asking("engineer1", "Which <b>one</b>?", MINUTE);
    private static final WorkerQuestion ASKED = new WorkerQuestion("engineer1", "T1", "Which <b>one</b>?", MINUTE);
    private static final PermissionRequest PERMISSION = permission("engineer1", "p1");
    private static final PermissionRequest OF_ANOTHER = permission("engineer2", "p2");

    @Inject
    ServedProjectFixture project;

    private ProjectLoop loop;

    private static PermissionRequest permission(String worker, String id) {
        return new PermissionRequest(worker, id, "Bash", "make <all>", "", "{}", true, "", "", MINUTE);
    }

    @BeforeEach
    void ask() {
        loop = project.live().loop();
        project.live().see(ASKING, ASKED, PERMISSION, OF_ANOTHER);
        await().atMost(30, SECONDS)
                .until(() ->
                        ProjectLookup.facts(loop).one(Asking.class, "engineer1").isPresent());
    }

    @AfterEach
    void leaveNothingStanding() {
        project.live().forget(ASKING, ASKED, PERMISSION, OF_ANOTHER);
        ProjectLookup.facts(loop).all(Order.class).forEach(order -> loop.withdrawOrder(
                        order.getClass(), order.subject())
                .join());
    }

    private String link(Duration ago) throws IOException {
        Instant made = Instant.now().minus(ago);
        return new AnswerLinks(loop.layout(), "tally", Duration.ofHours(12)).path("engineer1", made);
    }

    private static Response post(String link, Map<String, String> form) {
        return given().header("Origin", "null").formParams(form).post(link);
    }

    private boolean isAnswered() {
        return !ProjectLookup.facts(loop).all(Instruction.class).isEmpty();
    }

    @Test
    void aQuestionIsShownAsTextAndAnsweredWithoutSigningIn() throws IOException {
        Response page = given().get(link(Duration.ZERO));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("Which &lt;b&gt;one&lt;/b&gt;?", "make &lt;all&gt;")
                .doesNotContain("<b>", "p2");
        assertThat(page.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self'")
                .doesNotContain("script-src");
        Response said = post(link(Duration.ZERO), Map.of("kind", "answer", "text", "The first.", "author", "ada"));
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(200);
        assertThat(ProjectLookup.facts(loop).all(Instruction.class))
                .singleElement()
                .satisfies(order -> assertThat(order.author() + ": " + order.text() + " " + order.answer())
                        .isEqualTo("ada (link): > Which <b>one</b>?\n\nThe first. true"));
    }

    @Test
    void aPermissionOfThisWorkerIsGivenAndOfNoOther() throws IOException {
        Map<String, String> form = Map.of("kind", "allow", "permission", "p2", "author", "ada");
        assertThat(post(link(Duration.ZERO), form).statusCode()).isEqualTo(409);
        assertThat(post(link(Duration.ZERO), Map.of("kind", "allow", "permission", "p1", "author", "ada"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ProjectLookup.facts(loop).all(PermissionAnswer.class))
                .singleElement()
                .satisfies(answer -> assertThat(answer.worker() + " " + answer.verdict())
                        .isEqualTo("engineer1 " + PermissionVerdict.ALLOW));
    }

    @Test
    void whatWasAskedAfterTheLinkWasMadeItCannotAnswer() throws IOException {
        String early = link(Duration.ofMinutes(30));
        assertThat(given().get(early).asString())
                .contains("engineer1 waits for no answer that this link can give")
                .doesNotContain("Which", "<form");
        assertThat(post(early, Map.of("kind", "answer", "text", "x", "author", "ada"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(isAnswered()).isFalse();
    }

    @Test
    void nothingButAnAnswerCanBeOrdered() throws IOException {
        for (String kind : new String[] {"pause", "tell", "restart", "estop", ""}) {
            Map<String, String> form = Map.of("kind", kind, "text", "x", "author", "ada", "worker", "engineer2");
            assertThat(post(link(Duration.ZERO), form).statusCode()).as(kind).isEqualTo(409);
        }
        assertThat(loop.snapshot().all(Order.class)).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasWrittenIsKept() throws IOException {
        Response page = post(link(Duration.ZERO), Map.of("kind", "answer", "text", "Half a <thought>", "author", " "));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.asString()).contains("role=\"alert\"", "Half a &lt;thought&gt;");
        assertThat(isAnswered()).isFalse();
    }

    @Test
    void aLinkThatIsNotOursIsTooOldOrWasEndedLeadsNowhere() throws IOException {
        String good = link(Duration.ZERO);
        ApiToken.renew(loop.layout().answerKey());
        for (String link : new String[] {good, link(Duration.ofHours(13)), link(Duration.ZERO) + "x", "/answer/a.b"}) {
            assertThat(given().get(link).statusCode()).as(link).isEqualTo(404);
            assertThat(post(link, Map.of("kind", "answer", "text", "x", "author", "ada"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theWayOfALinkOpensNothingElse() throws IOException {
        String good = link(Duration.ZERO);
        for (String path : new String[] {
            good + "/../../api/v1/projects",
            "/answer/../api/v1/projects",
            "/answer/%2e%2e/api/v1/projects",
            "/answer/",
            "/api/v1/projects?x=" + good
        }) {
            assertThat(given().urlEncodingEnabled(false).get(path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }
}
