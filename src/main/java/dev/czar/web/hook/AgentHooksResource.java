package dev.czar.web.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.loop.access.HookReceiver;
import dev.czar.web.guard.WorkerIdentity;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the hooks of a worker's program report; the answer is empty, so that it changes nothing in the program. */
@Path("/hooks/agent/{worker}")
@Tag(name = "hooks")
public class AgentHooksResource {

    private final CurrentVertxRequest request;
    private final ProjectLookup projects;
    private final ObjectMapper json;

    AgentHooksResource(CurrentVertxRequest request, ProjectLookup projects, ObjectMapper json) {
        this.request = request;
        this.projects = projects;
        this.json = json;
    }

    @POST
    @Operation(summary = "Receive an event of a worker's program; needs the token of that worker")
    public Response receive(@PathParam("worker") String worker, byte[] body) {
        WorkerIdentity caller = WorkerIdentity.of(request.getCurrent())
                .filter(known -> known.worker().equals(worker))
                .orElseThrow(() -> new ProblemException(
                        ProblemDetails.of(403, "the token is not that of the worker in the path")));
        JsonNode payload = payload(body);
        if (HookPayloadReader.isTest(payload)) {
            return Response.noContent().build();
        }
        HookReceiver hooks = projects.project(caller.project()).access().hooks();
        HookPayloadReader.messages(payload)
                .forEach(message -> hooks.submissions().accept(worker, message));
        hooks.events().accept(HookPayloadReader.read(worker, payload));
        return Response.noContent().build();
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
