package dev.czar.web.hook;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningTestProject;
import dev.czar.loop.RunningTestProjects;
import dev.czar.project.files.ApiToken;
import dev.czar.web.ServedProjectFixture;
import dev.czar.web.request.ProjectLookup;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class AgentHooksResourceTest {

    private static final String PROMPT =
            "{\"hook_event_name\":\"UserPromptSubmit\",\"session_id\":\"s1\",\"transcript_path\":\"/t/s1.jsonl\",\"prompt\":\"go\"}";

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
