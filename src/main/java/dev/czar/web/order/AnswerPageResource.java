package dev.czar.web.order;

import static dev.czar.io.HtmlText.escaped;

import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.project.files.AnswerLinks;
import dev.czar.project.files.AnswerLinks.AnswerRight;
import dev.czar.web.order.OrderForm.OrderRequest;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.PlainPage;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the link in a message leads: what a worker has asked, and a form to answer it; the link is the right to do so. */
@Path("/answer/{token}")
@Produces(PlainPage.MEDIA_TYPE)
public class AnswerPageResource {

    private static final String ALLOW = "allow";
    private static final String DENY = "deny";
    private static final String REASON = "by the link in a message";

    private static final String NAME = "<label>Your name <input name=\"author\" required maxlength=\"100\"></label>";

    private static final String QUESTION =
            """
            <p>%s asks about the task %s:</p>
            <blockquote>%s</blockquote>
            <form method="post">
            <label>Answer <textarea name="text" rows="6" required maxlength="20000">%s</textarea></label>
            %s
            <button name="kind" value="answer">Answer</button>
            </form>
            """;

    private static final String PERMISSION =
            """
            <p>%s asks for a permission:</p>
            <blockquote>%s</blockquote>
            <form method="post">
            <input type="hidden" name="permission" value="%s">
            %s
            <button name="kind" value="allow">Allow once</button> <button name="kind" value="deny">Deny</button>
            </form>
            """;

    private final RunningProjects projects;

    AnswerPageResource(RunningProjects projects) {
        this.projects = projects;
    }

    @GET
    @Operation(hidden = true)
    public Response page(@PathParam("token") String token) throws IOException {
        Optional<OpenedLink> link = open(token);
        return link.isEmpty() ? unknown() : form(200, link.get(), "", "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(
            @PathParam("token") String token,
            @FormParam("kind") String kind,
            @FormParam("permission") String permission,
            @FormParam("text") String text,
            @FormParam("author") String author)
            throws IOException, InterruptedException, ExecutionException {
        Optional<OpenedLink> link = open(token);
        if (link.isEmpty()) {
            return unknown();
        }
        if (!link.get().mayGive(kind, permission)) {
            return form(409, link.get(), "This was answered already, or is not asked any more.", "");
        }
        try {
            String worker = link.get().right().worker();
            String name = author == null || author.isBlank() ? "" : author.strip() + " (link)";
            OrderRequest request = new OrderRequest(kind, worker, null, permission, text, REASON, name, null);
            OrderForm order = new OrderForm(link.get().project(), request);
            LoopAcceptance.await(order.effect().applyTo(link.get().project()), "answer");
            return shown(200, link.get().title(), "<p>Thank you. It is %s.</p>".formatted(order.state()));
        } catch (ProblemException refused) {
            return form(
                    refused.problem().status(), link.get(), refused.problem().detail(), text);
        }
    }

    private Optional<OpenedLink> open(String token) throws IOException {
        Instant now = Instant.now();
        for (ProjectLoop project : projects.all()) {
            Duration lifetime = project.config().notifications().answerLinks();
            Optional<AnswerLinks> links = AnswerLinks.of(project.layout(), project.name(), lifetime);
            Optional<AnswerRight> right =
                    links.isEmpty() ? Optional.empty() : links.get().read(token, now);
            if (right.isPresent()) {
                return Optional.of(new OpenedLink(project, right.get(), ProjectLookup.facts(project)));
            }
        }
        return Optional.empty();
    }

    private static Response unknown() {
        return shown(
                404,
                "This link leads nowhere",
                "<p>It is too old, was ended, or its project does not run. In the folder of the project <code>czar status</code> shows what waits for an"
                        + " answer, and <code>czar answer WORKER TEXT</code> gives it.</p>");
    }

    private static Response form(int status, OpenedLink link, String problem, String written) {
        List<String> parts = new ArrayList<>();
        if (!problem.isEmpty()) {
            parts.add("<p role=\"alert\"><strong>" + escaped(problem) + "</strong></p>");
        }
        link.question()
                .map(asking -> QUESTION.formatted(
                        escaped(asking.worker()),
                        escaped(link.facts().taskOf(asking.worker())),
                        escaped(asking.question()),
                        escaped(Objects.requireNonNullElse(written, "")),
                        NAME))
                .ifPresent(parts::add);
        link.permissions().stream()
                .map(request -> PERMISSION.formatted(
                        escaped(request.worker()), escaped(request.asks()), escaped(request.id()), NAME))
                .forEach(parts::add);
        if (link.isIdle()) {
            parts.add(
                    "<p>%s waits for no answer that this link can give. What it does is shown by <code>czar open</code>.</p>"
                            .formatted(escaped(link.right().worker())));
        }
        return shown(status, link.title(), String.join("\n", parts));
    }

    private static Response shown(int status, String title, String body) {
        return Response.status(status).entity(PlainPage.of(title, body)).build();
    }

    /** A link that is ours, and what stands of what had been asked when it was made. */
    private record OpenedLink(ProjectLoop project, AnswerRight right, FactIndex facts) {

        Optional<Asking> question() {
            return facts.one(Asking.class, right.worker()).filter(asking -> isMeant(asking.age()));
        }

        List<PermissionRequest> permissions() {
            return facts.all(PermissionRequest.class).stream()
                    .filter(request -> request.worker().equals(right.worker()) && isMeant(request.age()))
                    .toList();
        }

        private boolean isMeant(Duration age) {
            return !facts.now().minus(age).isAfter(right.since());
        }

        boolean isIdle() {
            return question().isEmpty() && permissions().isEmpty();
        }

        boolean mayGive(String kind, String permission) {
            boolean verdict = ALLOW.equals(kind) || DENY.equals(kind);
            return verdict
                    ? permissions().stream().anyMatch(request -> request.id().equals(permission))
                    : "answer".equals(kind) && question().isPresent();
        }

        String title() {
            return project.name() + ": " + right.worker();
        }
    }
}
