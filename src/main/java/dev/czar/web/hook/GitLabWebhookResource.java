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

/** GitLab's webhook, which shows the secret itself in a header. */
@Path("/hooks/gitlab")
@Tag(name = "hooks")
public class GitLabWebhookResource {
    private static final String PUSH = "Push Hook";
    private static final Set<String> KINDS =
            Set.of("Merge Request Hook", "Note Hook", "Pipeline Hook", "Job Hook", PUSH);

    private final WebhookReceiver receiver;

    GitLabWebhookResource(RunningProjects projects) {
        this.receiver = new WebhookReceiver(projects);
    }

    @POST
    @Operation(summary = "Receive a GitLab webhook; needs its secret token instead of a token")
    public Response receive(
            byte[] body,
            @HeaderParam("X-Gitlab-Token") String secret,
            @HeaderParam("Idempotency-Key") String delivery,
            @HeaderParam("X-Gitlab-Event") String kind) {
        String event = String.valueOf(kind);
        return receiver.receive(
                new WebhookDelivery(
                        body, Objects.requireNonNullElse(delivery, ""), KINDS.contains(event), event.equals(PUSH)),
                webhook -> webhook.isSecret(secret));
    }
}
