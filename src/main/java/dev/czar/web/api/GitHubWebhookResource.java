package dev.czar.web.api;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** GitHub's webhook: a signed delivery triggers a new look; of its payload only which pull request it is about is read. */
@Path("/hooks/github")
@Tag(name = "hooks")
public class GitHubWebhookResource {
    private static final int MAX_BYTES = 25 * 1024 * 1024;
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

    private final RunningProjects projects;

    GitHubWebhookResource(RunningProjects projects) {
        this.projects = projects;
    }

    @POST
    @Operation(summary = "Receive a GitHub webhook; needs a signature instead of a token")
    public Response receive(
            byte[] body,
            @HeaderParam("X-Hub-Signature-256") String signature,
            @HeaderParam("X-GitHub-Delivery") String delivery,
            @HeaderParam("X-GitHub-Event") String kind) {
        List<ProjectLoop> listening = projects.all().stream()
                .filter(project -> project.access().webhook().isPresent())
                .toList();
        if (listening.isEmpty()) {
            throw ProblemException.notFound(
                    "no webhook secret is configured (forge: webhook-secret-file in czar.yaml)");
        }
        if (body.length > MAX_BYTES) {
            throw new ProblemException(ProblemDetails.of(413, "the body may have at most " + MAX_BYTES + " bytes"));
        }
        List<ProjectLoop> meant = listening.stream()
                .filter(project -> project.access().webhook().orElseThrow().isSigned(body, signature))
                .toList();
        if (meant.isEmpty()) {
            throw new ProblemException(ProblemDetails.of(401, "the signature is missing or wrong"));
        }
        WebhookSubject subject = WebhookSubject.of(body);
        for (ProjectLoop project : meant) {
            WebhookVerifier webhook = project.access().webhook().orElseThrow();
            if (webhook.isFirstDelivery(delivery, signature) && KINDS.contains(String.valueOf(kind))) {
                subject.pullRequests()
                        .forEach(number -> project.access().pullRequests().expectChange(number, subject.commit()));
                project.refreshForge();
                if (PUSH.equals(kind)) {
                    project.refreshOrigin();
                }
            }
        }
        return Response.accepted().build();
    }
}
