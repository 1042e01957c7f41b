package dev.czar.web.hook;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;

/** What is done with a webhook of any forge: heard once by the projects whose secret it shows, each looks anew. */
record WebhookReceiver(RunningProjects projects) {
    private static final int MAX_BYTES = 25 * 1024 * 1024;

    /** {@code shown} is how it proves that it knows the secret. */
    Response receive(WebhookDelivery delivery, Predicate<WebhookVerifier> shown) {
        List<ProjectLoop> listening = projects.all().stream()
                .filter(project -> project.access().webhook().isPresent())
                .toList();
        if (listening.isEmpty()) {
            throw ProblemException.notFound(
                    "no webhook secret is configured (forge: webhook-secret-file in czar.yaml)");
        }
        if (delivery.body().length > MAX_BYTES) {
            throw new ProblemException(ProblemDetails.of(413, "the body may have at most " + MAX_BYTES + " bytes"));
        }
        List<ProjectLoop> meant = listening.stream()
                .filter(project -> shown.test(project.access().webhook().orElseThrow()))
                .toList();
        if (meant.isEmpty()) {
            throw new ProblemException(ProblemDetails.of(401, "the signature is missing or wrong"));
        }
        WebhookSubject subject = WebhookSubject.of(delivery.body());
        for (ProjectLoop project : meant) {
            WebhookVerifier webhook = project.access().webhook().orElseThrow();
            if (webhook.isFirstDelivery(delivery.id(), webhook.signature(delivery.body())) && delivery.matters()) {
                subject.pullRequests()
                        .forEach(number -> project.access().pullRequests().expectChange(number, subject.commit()));
                project.refreshForge();
                if (delivery.push()) {
                    project.refreshOrigin();
                }
            }
        }
        return Response.accepted().build();
    }

    /** One delivery; {@code matters}: it is of a kind that may change what Czar knows, {@code push}: a branch moved. */
    record WebhookDelivery(byte[] body, String id, boolean matters, boolean push) {}
}
