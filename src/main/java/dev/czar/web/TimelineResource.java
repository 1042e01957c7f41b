package dev.czar.web;

import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.TimelineEntry;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened when. */
@Path("/api/projects/{project}/timeline")
@Tag(name = "decisions")
class TimelineResource {

    /** Decisions made and ended, newest first. */
    public record Answer(List<TimelineEntry> timeline) {}

    private final Served served;

    TimelineResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List decisions and outcomes in the order of time, newest first")
    public Answer between(
            @PathParam("project") String project,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        DecisionFilter all = DecisionFilter.all();
        return new Answer(served.project(project)
                .ledger()
                .history(project)
                .timeline(
                        Inquiry.instant("from", from, all.from()),
                        Inquiry.instant("to", to, all.to()),
                        Inquiry.number("limit", limit, 1, 1_000)));
    }
}
