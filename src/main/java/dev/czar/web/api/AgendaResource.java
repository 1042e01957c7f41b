package dev.czar.web.api;

import dev.czar.decision.Action;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.UpcomingDecisions;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What Czar will do next, and when. */
@Path("/api/v1/projects/{project}/agenda")
@Tag(name = "decisions")
public class AgendaResource {

    /** What will be decided between two moments; {@code complete} is false when there was more to look at than time. */
    public record AgendaResponse(Instant from, Instant until, boolean complete, List<AgendaEntry> agenda) {}

    /** An action, from when on it will be wanted, and why. */
    public record AgendaEntry(Instant at, String key, String rule, String why, Action action) {}

    private record AgendaKey(String project, int hours) {}

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final ProjectLookup served;
    private final EvaluationBulkhead bulkhead;
    private final Map<AgendaKey, AgendaResponse> latest = new ConcurrentHashMap<>();

    AgendaResource(ProjectLookup served, EvaluationBulkhead turns) {
        this.served = served;
        this.bulkhead = turns;
    }

    @GET
    @Operation(
            summary = "Predict the decisions that will follow if only time passes, soonest first",
            description = "Found by running cycles on what is known now at later moments, to the second, for 1 to 168"
                    + " hours. Whatever happens before makes it void. An answer may be three seconds old.")
    public AgendaResponse next(
            @PathParam("project") String name, @QueryParam("hours") @DefaultValue("24") String hours) {
        ProjectLoop project = served.project(name);
        AgendaKey asked = new AgendaKey(name, RequestParams.number("hours", hours, 1, 168));
        AgendaResponse last = latest.get(asked);
        Instant now = project.snapshot().now();
        if (last == null || last.from().plus(FRESH).isBefore(now)) {
            last = bulkhead.run(() -> predicted(project, Duration.ofHours(asked.hours())));
            latest.put(asked, last);
        }
        return last;
    }

    private static AgendaResponse predicted(ProjectLoop project, Duration horizon) {
        UpcomingDecisions agenda = UpcomingDecisions.of(project.snapshot(), project.ruleBook(), horizon);
        ProjectHistory history = project.ledger().history(project.name());
        List<AgendaEntry> items = agenda.items().stream()
                .filter(item -> history.decision(item.decision().key()).isEmpty())
                .map(AgendaResource::item)
                .toList();
        return new AgendaResponse(agenda.from(), agenda.until(), agenda.complete(), items);
    }

    private static AgendaEntry item(UpcomingDecisions.UpcomingDecision item) {
        return new AgendaEntry(
                item.at(),
                item.decision().key(),
                item.decision().rule(),
                item.decision().why(),
                item.decision().action());
    }
}
