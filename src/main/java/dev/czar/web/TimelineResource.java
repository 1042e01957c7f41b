package dev.czar.web;

import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.Timeline;
import dev.czar.ledger.TimelineEntry;
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
@Path("/api/projects/{project}/timeline")
@Tag(name = "past")
class TimelineResource {

    /** Newest first; {@code older} is there when more happened in that time. */
    public record Answer(List<TimelineEntry> timeline, Optional<Instant> older) {}

    private final Served served;

    TimelineResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List what happened, newest first",
            description =
                    "Decisions and their outcomes, commits, checks, pull requests, reviews, what went into the"
                            + " omnibus or out of it, orders, failures and rules that came into force; from a time (inclusive)"
                            + " to another (exclusive). When there is more than the limit, older is the to of the next question.")
    public Answer between(
            @PathParam("project") String project,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        DecisionFilter all = DecisionFilter.all();
        Timeline told = served.project(project)
                .ledger()
                .chronicle(project)
                .between(
                        Inquiry.instant("from", from, all.from()),
                        Inquiry.instant("to", to, all.to()),
                        Inquiry.number("limit", limit, 1, 1_000));
        return new Answer(told.entries(), told.older());
    }
}
