package dev.czar.web.api;

import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.LiveViewSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What there is only so much of. */
@Path("/api/v1/projects/{project}/budgets")
@Tag(name = "projects")
public class BudgetsResource {

    /** Budgets of which something is used, or which the outside counts. */
    public record BudgetsResponse(List<QuotaStatus> budgets) {}

    private final ProjectLookup served;

    BudgetsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "Show what is used of restarts, returns, requests to the forge and tokens for reviews",
            description = "used and most are counts in the last window (an ISO 8601 duration); without one, ever.")
    public BudgetsResponse budgets(@PathParam("project") String name) {
        return new BudgetsResponse(LiveViewSource.of(served.project(name)).budgets());
    }
}
