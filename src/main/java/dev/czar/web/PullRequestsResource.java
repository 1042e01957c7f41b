package dev.czar.web;

import dev.czar.fact.CheckResult;
import dev.czar.fact.PullRequest;
import dev.czar.fact.Review;
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

    /** A pull request with what was said of it; both name the head they were said of. */
    public record PullRequestView(PullRequest pullRequest, Optional<CheckResult> check, Optional<Review> review) {}

    /** All pull requests, by branch. */
    public record Answer(List<PullRequestView> pullRequests) {}

    private final Served served;

    PullRequestsResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the pull requests with their latest checks and reviews")
    public Answer all(@PathParam("project") String project) {
        Scene scene = served.scene(project);
        return new Answer(scene.all(PullRequest.class).stream()
                .map(request -> new PullRequestView(
                        request,
                        scene.one(CheckResult.class, request.task()),
                        scene.one(Review.class, String.valueOf(request.number()))))
                .toList());
    }
}
