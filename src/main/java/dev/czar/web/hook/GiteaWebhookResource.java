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

/** The signed webhook of Gitea and Forgejo. */
@Path("/hooks/gitea")
@Tag(name = "hooks")
public class GiteaWebhookResource {
    private static final String PUSH = "push";
    private static final Set<String> KINDS = Set.of("issue_comment", "status", "workflow_run", "workflow_job", PUSH);

    private final WebhookReceiver receiver;

    GiteaWebhookResource(RunningProjects projects) {
        this.receiver = new WebhookReceiver(projects);
    }

    @POST
    @Operation(summary = "Receive a webhook of Gitea or Forgejo; needs a signature instead of a token")
    public Response receive(
            byte[] body,
            @HeaderParam("X-Gitea-Signature") String signature,
            @HeaderParam("X-Gitea-Delivery") String delivery,
            @HeaderParam("X-Gitea-Event") String kind) {
        String event = String.valueOf(kind);
        return receiver.receive(
                new WebhookDelivery(
                        body,
                        Objects.requireNonNullElse(delivery, ""),
                        KINDS.contains(event) || event.startsWith("pull_request"),
                        event.equals(PUSH)),
                webhook -> signature != null && webhook.isSigned(body, "sha256=" + signature));
    }
}
