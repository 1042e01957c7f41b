package dev.czar.web.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.access.HookReceiver;
import dev.czar.project.report.OpenPermissions.PermissionReply;
import dev.czar.web.guard.WorkerIdentity;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the hooks of a worker's program report; the answer is empty, so that it changes nothing in the program, but for a
 * question for a permission, which waits for its answer here.
 */
@Path("/hooks/agent/{worker}")
@Tag(name = "hooks")
public class AgentHooksResource {

    private static final CompletionStage<Response> NOTHING_TO_SAY =
            CompletableFuture.completedFuture(Response.noContent().build());
    private static final long IDS = 36L * 36 * 36 * 36 * 36 * 36 * 36;

    private final AtomicLong questions = new AtomicLong(System.currentTimeMillis());
    private final CurrentVertxRequest request;
    private final ProjectLookup projects;
    private final ObjectMapper json;

    AgentHooksResource(CurrentVertxRequest request, ProjectLookup projects, ObjectMapper json) {
        this.request = request;
        this.projects = projects;
        this.json = json;
    }

    @POST
    @Blocking
    @Operation(
            summary = "Receive an event of a worker's program; needs the token of that worker",
            description =
                    "A question for a permission is answered when it is decided, as Claude Code reads it, or with 204"
                            + " when it was answered otherwise; everything else at once with 204.")
    public CompletionStage<Response> receive(@PathParam("worker") String worker, byte[] body) {
        WorkerIdentity caller = WorkerIdentity.of(request.getCurrent())
                .filter(known -> known.worker().equals(worker))
                .orElseThrow(() -> new ProblemException(
                        ProblemDetails.of(403, "the token is not that of the worker in the path")));
        JsonNode payload = payload(body);
        if (HookPayloadReader.isTest(payload)) {
            return NOTHING_TO_SAY;
        }
        ProjectLoop project = projects.project(caller.project());
        HookReceiver hooks = project.access().hooks();
        PermissionPayload permission = new PermissionPayload(project.config(), worker, payload);
        HookPayloadReader.messages(payload)
                .forEach(message -> hooks.submissions().accept(worker, message));
        hooks.permissions().withdraw(worker, permission::ends);
        CompletionStage<Response> answer = permission.isQuestion() ? ask(hooks, permission) : NOTHING_TO_SAY;
        hooks.events().accept(HookPayloadReader.read(worker, payload));
        return answer;
    }

    /** A program that goes on after an answer says so only when the tool has ended, so the answer is the sign. */
    private CompletionStage<Response> ask(HookReceiver hooks, PermissionPayload permission) {
        PermissionRequest question =
                permission.request(Long.toString(questions.incrementAndGet() % IDS, Character.MAX_RADIX));
        CompletionStage<Optional<PermissionReply>> reply = hooks.permissions().ask(question);
        request.getCurrent().addEndHandler(gone -> hooks.permissions()
                .withdraw(question.worker(), open -> open.id().equals(question.id())));
        return reply.thenApply(given -> given.map(answer -> {
                    hooks.events().accept(HookPayloadReader.answered(question.worker()));
                    return Response.ok(PermissionPayload.answer(answer), MediaType.APPLICATION_JSON)
                            .build();
                })
                .orElseGet(() -> Response.noContent().build()));
    }

    private JsonNode payload(byte[] body) {
        try {
            JsonNode payload = json.readTree(body);
            if (payload != null && payload.isObject()) {
                return payload;
            }
        } catch (IOException malformed) {
            throw new ProblemException(ProblemDetails.of(400, "the body is not JSON"));
        }
        throw new ProblemException(ProblemDetails.of(400, "the body is not a JSON object"));
    }
}
