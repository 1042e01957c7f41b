package dev.czar.web;

import dev.czar.decision.Action;
import dev.czar.ledger.History;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.Agenda;
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
@Path("/api/projects/{project}/agenda")
@Tag(name = "decisions")
class AgendaResource {

    /** What will be decided between two moments; {@code complete} is false when there was more to look at than time. */
    public record Answer(Instant from, Instant until, boolean complete, List<Item> agenda) {}

    /** An action, from when on it will be wanted, and why. */
    public record Item(Instant at, String key, String rule, String why, Action action) {}

    private record Asked(String project, int hours) {}

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Served served;
    private final Turns turns;
    private final Map<Asked, Answer> latest = new ConcurrentHashMap<>();

    AgendaResource(Served served, Turns turns) {
        this.served = served;
        this.turns = turns;
    }

    @GET
    @Operation(
            summary = "Foretell what will be decided if nothing happens but time passing, soonest first",
            description = "Found by running cycles on what is known now at later moments, to the second, for 1 to 168"
                    + " hours. Whatever happens before makes it void. An answer may be three seconds old.")
    public Answer next(@PathParam("project") String name, @QueryParam("hours") @DefaultValue("24") String hours) {
        ProjectLoop project = served.project(name);
        Asked asked = new Asked(name, Inquiry.number("hours", hours, 1, 168));
        Answer last = latest.get(asked);
        Instant now = project.snapshot().now();
        if (last == null || last.from().plus(FRESH).isBefore(now)) {
            last = turns.take(() -> foretold(project, Duration.ofHours(asked.hours())));
            latest.put(asked, last);
        }
        return last;
    }

    private static Answer foretold(ProjectLoop project, Duration horizon) {
        Agenda agenda = Agenda.of(project.snapshot(), project.ruleBook(), horizon);
        History history = project.ledger().history(project.name());
        List<Item> items = agenda.items().stream()
                .filter(item -> history.decision(item.decision().key()).isEmpty())
                .map(AgendaResource::item)
                .toList();
        return new Answer(agenda.from(), agenda.until(), agenda.complete(), items);
    }

    private static Item item(Agenda.Item item) {
        return new Item(
                item.at(),
                item.decision().key(),
                item.decision().rule(),
                item.decision().why(),
                item.decision().action());
    }
}
