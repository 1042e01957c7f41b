package dev.czar.web.api;

import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.loop.access.PullRequestDetail;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.PullRequestView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pull requests. */
@Path("/api/v1/projects/{project}/pull-requests")
@Tag(name = "pull-requests")
public class PullRequestsResource {

    /** All pull requests, by branch. */
    public record PullRequestsResponse(List<PullRequestView> pullRequests) {}

    /** A patch as git writes it. */
    public record DiffResponse(String diff) {}

    /** What people and Czar said of a pull request. */
    public record CommentsResponse(List<PullRequestDetail.Event> comments) {}

    private final ProjectLookup served;

    PullRequestsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the pull requests with their latest checks and reviews")
    public PullRequestsResponse all(@PathParam("project") String project) {
        FactIndex facts = served.facts(project);
        return new PullRequestsResponse(facts.all(PullRequest.class).stream()
                .map(request -> PullRequestView.of(facts, request))
                .toList());
    }

    @GET
    @Path("{number}")
    @Operation(summary = "Show a pull request with all that happened to it, as the forge has it now")
    public PullRequestDetail one(@PathParam("project") String project, @PathParam("number") int number) {
        return served.project(project).access().pullRequests().detail(number).orElseThrow(() -> unknown(number));
    }

    @GET
    @Path("{number}/comments")
    @Operation(summary = "List what was said of a pull request")
    public CommentsResponse comments(@PathParam("project") String project, @PathParam("number") int number) {
        return new CommentsResponse(one(project, number).history().stream()
                .filter(happening ->
                        happening.what().equals("commented") || happening.what().equals("reviewed"))
                .toList());
    }

    @GET
    @Path("{number}/diff")
    @Operation(summary = "Show what a pull request changes since it left the mainline")
    public DiffResponse diff(@PathParam("project") String project, @PathParam("number") int number) {
        return new DiffResponse(
                served.project(project).access().pullRequests().diff(number).orElseThrow(() -> unknown(number)));
    }

    private static ProblemException unknown(int number) {
        return ProblemException.notFound("there is no pull request " + number);
    }
}
