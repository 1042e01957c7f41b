package dev.czar.web.hook;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.Worker.PermissionVerdict;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningTestProject;
import dev.czar.loop.RunningTestProjects;
import dev.czar.project.files.ApiToken;
import dev.czar.project.report.OpenPermissions;
import dev.czar.project.report.OpenPermissions.PermissionReply;
import dev.czar.web.ServedProjectFixture;
import dev.czar.web.request.ProjectLookup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class AgentHooksResourceServedTest {

    private static final String PROMPT =
            "{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"s1\",\"transcript_path\":\"/t/s1.jsonl\",\"prompt\":\"go\"}";

    private static final String QUESTION =
            "{\"hook_event_name\":\"PermissionRequest\",\"session_id\":\"s1\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"%s\"}}";

    @Inject
    RunningTestProjects projects;

    private ProjectLoop project;

    @BeforeEach
    void find() {
        project = projects.live().loop();
    }

    @Test
    void whatAHookSaysIsAFactSoonAfter() throws IOException {
        post("engineer1", token("engineer1"), PROMPT).then().statusCode(204);
        await().atMost(30, SECONDS).untilAsserted(() -> assertThat(heard("engineer1"))
                .extracting(HookEvent::event, HookEvent::session, HookEvent::transcript, HookEvent::turn)
                .containsExactly("UserPromptSubmit", "s1", "/t/s1.jsonl", Turn.ACTIVE));
        post("engineer1", token("engineer1"), "{\"hook_event_name\":\"Stop\",\"session_id\":\"s1\"}")
                .then()
                .statusCode(204);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(heard("engineer1").turn()).isEqualTo(Turn.IDLE));
    }

    @Test
    void aMessageThatAProgramWasGivenIsKnownToBeSubmitted() throws IOException {
        post("engineer1", token("engineer1"), PROMPT.replace("\"go\"", "\"[czar:0123abcd] go\""))
                .then()
                .statusCode(204);
        assertThat(projects.live().submitted()).contains("engineer1/0123abcd");
    }

    @Test
    void aTestOfTheDoctorIsAnsweredAndNoEvent() throws IOException {
        post("engineer2", token("engineer2"), "{\"hook_event_name\":\"SelfTest\"}")
                .then()
                .statusCode(204);
        assertThat(ProjectLookup.facts(project).one(HookEvent.class, "engineer2"))
                .isEmpty();
    }

    @Test
    void aQuestionForAPermissionWaitsForItsAnswerAndIsNotAnsweredTwice() throws Exception {
        String token = token("engineer1");
        CompletableFuture<Response> answer =
                CompletableFuture.supplyAsync(() -> post("engineer1", token, QUESTION.formatted("make")));
        PermissionRequest asked = await().atMost(30, SECONDS)
                .until(() -> ProjectLookup.facts(project).all(PermissionRequest.class), open -> open.size() == 1)
                .get(0);
        assertThat(asked.asks()).isEqualTo("Bash: make");
        assertThat(answer).isNotDone();
        order(asked.id()).then().statusCode(200);
        OpenPermissions open = project.access().hooks().permissions();
        assertThat(open.answer("engineer1", asked.id(), new PermissionReply(PermissionVerdict.DENY, "not now")))
                .isTrue();
        answer.get(30, SECONDS)
                .then()
                .statusCode(200)
                .body("hookSpecificOutput.decision.behavior", equalTo("deny"))
                .body("hookSpecificOutput.decision.message", equalTo("not now"));
        assertThat(open.answer("engineer1", asked.id(), new PermissionReply(PermissionVerdict.ALLOW, "")))
                .isFalse();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(heard("engineer1").turn()).isEqualTo(Turn.ACTIVE));
        order(asked.id()).then().statusCode(409);
    }

    @Test
    void aQuestionThatWasAnsweredInTheSessionIsOver() throws Exception {
        String token = token("engineer1");
        CompletableFuture<Response> answer =
                CompletableFuture.supplyAsync(() -> post("engineer1", token, QUESTION.formatted("make all")));
        await().atMost(30, SECONDS)
                .until(() -> !project.access().hooks().permissions().all().isEmpty());
        post("engineer1", token, QUESTION.formatted("make all").replace("PermissionRequest", "PostToolUse"))
                .then()
                .statusCode(204);
        answer.get(30, SECONDS).then().statusCode(204);
    }

    private Response order(String permission) {
        return given().header("Authorization", "Bearer " + RunningTestProject.TOKEN)
                .contentType("application/json")
                .body("{\"kind\":\"allow\",\"permission\":\"" + permission + "\",\"author\":\"ada\"}")
                .post("/api/v1/projects/tally/orders");
    }

    @Test
    void nobodySpeaksForAnotherWorker() throws IOException {
        post("engineer2", token("engineer1"), PROMPT).then().statusCode(403);
        post("engineer2", RunningTestProject.TOKEN, PROMPT).then().statusCode(401);
        post("engineer2", "guessed", PROMPT).then().statusCode(401);
        assertThat(ProjectLookup.facts(project).one(HookEvent.class, "engineer2"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "\"text\"", "{\"hook_event_name\":"})
    void whatIsNoEventIsRefused(String body) throws IOException {
        post("engineer1", token("engineer1"), body).then().statusCode(400);
    }

    private HookEvent heard(String worker) {
        return ProjectLookup.facts(project).one(HookEvent.class, worker).orElseThrow();
    }

    private String token(String worker) throws IOException {
        return ApiToken.ofWorker(project.layout(), worker);
    }

    private static Response post(String worker, String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post("/hooks/agent/" + worker);
    }
}
