package dev.czar.web.hook;

import dev.czar.loop.RunningProjects;
import dev.czar.web.hook.WebhookReceiver.WebhookDelivery;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** GitHub's webhook: a signed delivery triggers a new look; of its payload only which pull request it is about is read. */
@Path("/hooks/github")
@Tag(name = "hooks")
public class GitHubWebhookResource {
    private static final String PUSH = "push";
    private static final Set<String> KINDS = Set.of(
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "issue_comment",
            "check_run",
            "check_suite",
            "status",
            "workflow_run",
            "repository",
            PUSH,
            "ping");

    private final WebhookReceiver receiver;

    GitHubWebhookResource(RunningProjects projects) {
        this.receiver = new WebhookReceiver(projects);
    }

    @POST
    @Operation(summary = "Receive a GitHub webhook; needs a signature instead of a token")
    public Response receive(
            byte[] body,
            @HeaderParam("X-Hub-Signature-256") String signature,
            @HeaderParam("X-GitHub-Delivery") String delivery,
            @HeaderParam("X-GitHub-Event") String kind) {
        String event = String.valueOf(kind);
        return receiver.receive(
                new WebhookDelivery(
                        body, Objects.requireNonNullElse(delivery, ""), KINDS.contains(event), event.equals(PUSH)),
                webhook -> webhook.isSigned(body, signature));
    }
}
