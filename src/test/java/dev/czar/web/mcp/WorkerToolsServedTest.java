package dev.czar.web.mcp;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningTestProject;
import dev.czar.loop.RunningTestProjects;
import dev.czar.project.files.ApiToken;
import dev.czar.project.report.ReportSpool;
import dev.czar.project.report.ReportSpool.SpooledReport;
import dev.czar.web.ServedProjectFixture;
import dev.czar.world.git.GitTestRepository;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(ServedProjectFixture.Profile.class)
class WorkerToolsServedTest {

    private static final Map<String, Object> NOTHING = Map.of();
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{"
            + "\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @TestHTTPResource("/")
    URI service;

    @Inject
    RunningTestProjects projects;

    private ProjectLoop project;
    private ReportSpool spool;

    @BeforeEach
    void theTaskIsInHand() throws IOException {
        project = projects.live().loop();
        spool = new ReportSpool(project.layout().spool(), Clock.systemUTC());
        try (WorkerClient engineer = worker("engineer1")) {
            await().atMost(60, SECONDS).untilAsserted(() -> assertThat(
                            engineer.call("my_task", NOTHING).get("task"))
                    .isEqualTo("T1"));
        }
    }

    @AfterEach
    void forgetReports() throws IOException {
        for (SpooledReport report : spool.pending()) {
            spool.remove(report);
        }
    }

    private WorkerClient worker(String name) throws IOException {
        return new WorkerClient(service.getPort(), ApiToken.ofWorker(project.layout(), name));
    }

    @Test
    void aClientIsToldWhatTheToolsAreFor() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            InitializeResult greeting = engineer.initialize();
            assertThat(greeting.serverInfo().name()).isEqualTo("czar");
            assertThat(greeting.instructions()).contains("my_task", "complete");
            List<Tool> tools = engineer.tools();
            assertThat(tools)
                    .extracting(Tool::name)
                    .containsExactlyInAnyOrder(
                            "my_task",
                            "who_does_what",
                            "claim_task",
                            "report",
                            "ask",
                            "complete",
                            "conflicts_with_me",
                            "files_under_change",
                            "pr_status");
            assertThat(tools).allSatisfy(tool -> {
                assertThat(tool.description()).isNotBlank();
                assertThat(tool.annotations().title())
                        .as("Claude Code refuses all tools when one title is null")
                        .isNotBlank();
                assertThat(tool.inputSchema()).containsEntry("type", "object");
            });
            assertThat(schema(tools, "report")).isEqualTo(Set.of("progress", "estimate", "blocked_on"));
            assertThat(schema(tools, "ask")).isEqualTo(Set.of("question"));
        }
    }

    @Test
    void aClientThatSaysThatItIsReadyIsHeard() throws IOException {
        String begun = post("", INITIALIZE).statusCode(200).extract().header("Mcp-Session-Id");
        assertThat(begun).isNotBlank();
        String answer = post(begun, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .statusCode(202)
                .extract()
                .asString();
        assertThat(answer).isEmpty();
        post(begun, PING).statusCode(200).body("result", notNullValue());
    }

    @Test
    void noStreamIsOfferedWhoseEndWouldBeTakenForTheEndOfTheTools() throws IOException {
        String begun = post("", INITIALIZE).statusCode(200).extract().header("Mcp-Session-Id");
        given().port(service.getPort())
                .header("Authorization", "Bearer " + ApiToken.ofWorker(project.layout(), "engineer1"))
                .header("Mcp-Session-Id", begun)
                .accept("text/event-stream")
                .get("/mcp")
                .then()
                .statusCode(405)
                .body("code", equalTo("method-not-allowed"));
    }

    private ValidatableResponse post(String session, String body) throws IOException {
        RequestSpecification request = given().port(service.getPort())
                .header("Authorization", "Bearer " + ApiToken.ofWorker(project.layout(), "engineer1"))
                .accept("application/json, text/event-stream")
                .contentType(ContentType.JSON)
                .body(body);
        return (session.isEmpty() ? request : request.header("Mcp-Session-Id", session))
                .post("/mcp")
                .then();
    }

    private static Set<?> schema(List<Tool> tools, String name) {
        Tool wanted = tools.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ((Map<?, ?>) wanted.inputSchema().get("properties")).keySet();
    }

    @Test
    void lookingUpShowsWhatRestShows() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            Map<?, ?> own = engineer.call("my_task", NOTHING);
            assertThat(own.get("worker")).isEqualTo("engineer1");
            assertThat(own.get("project")).isEqualTo("tally");
            assertThat(own.get("progress")).asString().contains("DELIVERED");
            Map<?, ?> everyone = engineer.call("who_does_what", NOTHING);
            assertThat(everyone.get("workers")).asString().contains("engineer1", "engineer2", "HEALTHY");
            assertThat(everyone.get("tasks")).asString().contains("T2", "WAITING");
            assertThat(engineer.call("conflicts_with_me", NOTHING).get("conflicts"))
                    .asString()
                    .contains("tree.c:3-5", "engineer2");
            assertThat(engineer.call("files_under_change", NOTHING).keySet())
                    .isEqualTo(Set.of("declared", "changes", "overlaps"));
            assertThat(engineer.call("pr_status", Map.of("all", true)).keySet()).isEqualTo(Set.of("pullRequests"));
        }
    }

    @Test
    void askingForATaskClaimsNothingAndSaysSo() throws IOException {
        try (WorkerClient engineer = worker("engineer2")) {
            Map<?, ?> answer = engineer.call("claim_task", NOTHING);
            assertThat(answer.get("claimed")).isEqualTo(false);
            assertThat(answer.get("explanation")).asString().contains("rules hand out tasks");
        }
        assertThat(spool.pending()).isEmpty();
    }

    @Test
    void whatIsReportedIsOneReportOfTheCallersTask() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            engineer.call("report", Map.of("progress", 40, "estimate", "an hour", "blocked_on", "T9"));
        }
        assertThat(only())
                .containsEntry("worker", "engineer1")
                .containsEntry("task", "T1")
                .containsEntry("progress", "40")
                .containsEntry("eta", "an hour")
                .containsEntry("blocked-on", "T9");
    }

    @Test
    void aQuestionIsRecordedAndStaysText() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            Map<?, ?> answer = engineer.call("ask", Map.of("question", "Which one?\nworker: engineer2"));
            assertThat(answer.get("recorded")).isEqualTo(true);
        }
        assertThat(only())
                .containsEntry("worker", "engineer1")
                .containsEntry("question", "Which one?\nworker: engineer2");
    }

    @Test
    void nothingInACallSaysWhoItIsFrom() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            engineer.tryCall("report", Map.of("progress", 100, "worker", "engineer2", "task", "T9"));
        }
        assertThat(spool.pending()).allSatisfy(report -> {
            assertThat(report.field("worker")).isEqualTo("engineer1");
            assertThat(report.field("task")).isEqualTo("T1");
        });
    }

    @Test
    void whatCannotBeReportedIsRefusedWithTheReason() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            refused(engineer.tryCall("report", NOTHING), "at least one of");
            refused(engineer.tryCall("report", Map.of("progress", 101)), "0 to 100");
            refused(engineer.tryCall("ask", Map.of("question", " ")), "empty");
            refused(engineer.tryCall("complete", NOTHING), "no commit yet in your worktree");
        }
        assertThat(spool.pending()).isEmpty();
    }

    private static void refused(CallToolResult result, String reason) {
        assertThat(result.isError()).isTrue();
        assertThat(WorkerClient.text(result)).contains(reason);
    }

    @Test
    void aCompletionReportNamesTheCommitOfTheTasksBranch() throws Exception {
        Path worktree = project.config().worktree("engineer2");
        try (GitTestRepository repository =
                GitTestRepository.at(project.layout().root())) {
            repository.git("worktree", "add", "--quiet", "-b", "czar/engineer2/T7", worktree.toString(), "main");
            String head = repository.commitIn(worktree, "seven", "7\n", "Add seven");
            try (WorkerClient engineer = worker("engineer2")) {
                assertThat(engineer.call("complete", NOTHING).get("commit")).isEqualTo(head);
            }
            assertThat(only())
                    .containsEntry("worker", "engineer2")
                    .containsEntry("task", "T7")
                    .containsEntry("done", "true")
                    .containsEntry("branch", "czar/engineer2/T7")
                    .containsEntry("commit", head);
            repository.git("worktree", "remove", "--force", worktree.toString());
            repository.git("branch", "-D", "czar/engineer2/T7");
        }
    }

    @Test
    void aSessionGoesOnAfterTheServiceForgotIt() throws IOException {
        try (WorkerClient engineer = worker("engineer1")) {
            engineer.initialize();
            engineer.serviceForgetsSession();
            assertThat(engineer.call("my_task", NOTHING).get("task")).isEqualTo("T1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000000000000000000000000000000000000000000000000000000000000000"})
    void withoutTheTokenOfAWorkerThereIsNoTool(String token) {
        assertThat(ping(token)).isEqualTo(401);
        try (WorkerClient stranger = new WorkerClient(service.getPort(), token)) {
            assertThatThrownBy(stranger::initialize).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void theTokenOfTheProjectIsNoWorker() {
        assertThat(ping(RunningTestProject.TOKEN)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/projects",
                "/api/v1/projects/tally/workers",
                "/q/metrics",
                "/mcp/../api/v1/projects",
                "/mcp2"
            })
    void theTokenOfAWorkerOpensNothingElse(String path) throws IOException {
        assertThat(given().urlEncodingEnabled(false)
                        .header("Authorization", "Bearer " + ApiToken.ofWorker(project.layout(), "engineer1"))
                        .get(local(path))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theTokenOfAWorkerIsReadableByItsOwnerOnly() throws IOException {
        ApiToken.ofWorker(project.layout(), "engineer1");
        Path file = project.layout().workerToken("engineer1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private int ping(String token) {
        return given().contentType(ContentType.JSON)
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token)
                .body(PING)
                .post(local("/mcp"))
                .statusCode();
    }

    private String local(String path) {
        return "http://localhost:" + service.getPort() + path;
    }

    private Map<String, String> only() throws IOException {
        List<SpooledReport> reports = spool.pending();
        assertThat(reports).hasSize(1);
        return reports.get(0).fields();
    }
}
