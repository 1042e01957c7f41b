package dev.czar.web;

import dev.czar.fact.CheckResult;
import dev.czar.fact.PullRequest;
import dev.czar.fact.Review;
import dev.czar.loop.PullPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pull requests. */
@Path("/api/projects/{project}/pull-requests")
@Tag(name = "pull-requests")
class PullRequestsResource {

    /**
     * A pull request with what was said of it, which names the head it was said of; {@code hindrances} say why it does not
     * merge yet, in words.
     */
    public record PullRequestView(
            PullRequest pullRequest, Optional<CheckResult> check, Optional<Review> review, List<String> hindrances) {}

    /** All pull requests, by branch. */
    public record Answer(List<PullRequestView> pullRequests) {}

    /** A patch as git writes it. */
    public record Diff(String diff) {}

    /** What people and Czar said of a pull request. */
    public record Comments(List<PullPage.Happening> comments) {}

    private final Served served;

    PullRequestsResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the pull requests with their latest checks and reviews")
    public Answer all(@PathParam("project") String project) {
        Scene scene = served.scene(project);
        return new Answer(scene.all(PullRequest.class).stream()
                .map(request -> view(scene, request))
                .toList());
    }

    @GET
    @Path("{number}")
    @Operation(summary = "Show a pull request with all that happened to it, as the forge has it now")
    public PullPage one(@PathParam("project") String project, @PathParam("number") int number) {
        return served.project(project).pulls().page(number).orElseThrow(() -> unknown(number));
    }

    @GET
    @Path("{number}/comments")
    @Operation(summary = "List what was said of a pull request")
    public Comments comments(@PathParam("project") String project, @PathParam("number") int number) {
        return new Comments(one(project, number).history().stream()
                .filter(happening ->
                        happening.what().equals("commented") || happening.what().equals("reviewed"))
                .toList());
    }

    @GET
    @Path("{number}/diff")
    @Operation(summary = "Show what a pull request changes since it left the mainline")
    public Diff diff(@PathParam("project") String project, @PathParam("number") int number) {
        return new Diff(served.project(project).pulls().diff(number).orElseThrow(() -> unknown(number)));
    }

    private static Refusal unknown(int number) {
        return Refusal.notFound("there is no pull request " + number);
    }

    static PullRequestView view(Scene scene, PullRequest request) {
        return new PullRequestView(
                request,
                scene.one(CheckResult.class, request.task()),
                scene.one(Review.class, String.valueOf(request.number())),
                new Hindrances(scene).of(request));
    }
}
