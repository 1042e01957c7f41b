package dev.czar.web.api;

import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.TimelineReader.TimelineEntry;
import dev.czar.ledger.history.TimelineReader.TimelinePage;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened when. */
@Path("/api/v1/projects/{project}/timeline")
@Tag(name = "history")
public class TimelineResource {

    /** Newest first; {@code older} is there when more happened in that time. */
    public record TimelineResponse(List<TimelineEntry> timeline, Optional<Instant> older) {}

    private final ProjectLookup served;

    TimelineResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List what happened, newest first",
            description =
                    "Decisions and their outcomes, commits, checks, pull requests, reviews, what went into the"
                            + " omnibus or out of it, orders, failures and rules that came into force; from a time (inclusive)"
                            + " to another (exclusive). When there is more than the limit, older is the to of the next question.")
    public TimelineResponse between(
            @PathParam("project") String project,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        DecisionFilter all = DecisionFilter.all();
        TimelinePage told = served.project(project)
                .ledger()
                .timeline(project)
                .between(
                        RequestParams.instant("from", from, all.from()),
                        RequestParams.instant("to", to, all.to()),
                        RequestParams.number("limit", limit, 1, 1_000));
        return new TimelineResponse(told.entries(), told.older());
    }
}
