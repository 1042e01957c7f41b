package dev.czar.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.ledger.Cycles;
import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.PastCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The past, a recorded cycle at a time. */
@Path("/api/projects/{project}/moments")
@Tag(name = "past")
class MomentsResource {

    /** A recorded cycle; {@code decisions} counts those that stood. */
    public record Moment(long cycle, Instant at, String rules, int decisions) {

        static Moment of(PastCycle past) {
            return new Moment(past.id(), past.cycle().at(), past.cycle().revision(), past.decisions());
        }
    }

    /** Recorded cycles, oldest first, {@code cycles} of them in all before they were thinned; first and last of all that can be seen. */
    public record Answer(List<Moment> moments, int cycles, Optional<Moment> first, Optional<Moment> last) {}

    /** What pages saw right after a cycle, as documents by name, with the cycles beside it. */
    public record Picture(
            Moment moment, Optional<Moment> earlier, Optional<Moment> later, Map<String, JsonNode> documents) {}

    private final Served served;
    private final PastPainter painter;
    private final Turns turns;

    MomentsResource(Served served, PastPainter painter, Turns turns) {
        this.served = served;
        this.painter = painter;
        this.turns = turns;
    }

    @GET
    @Operation(
            summary = "List the moments that can be looked back to",
            description = "Recorded cycles from a time (inclusive) to another (exclusive), thinned evenly to the limit."
                    + " Those that retention has thinned out are left out.")
    public Answer between(
            @PathParam("project") String project,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        ProjectLoop loop = served.project(project);
        Cycles cycles = loop.ledger().cycles(project);
        DecisionFilter all = DecisionFilter.all();
        Instant since = Inquiry.instant("from", from, all.from());
        Instant until = Inquiry.instant("to", to, all.to());
        return new Answer(
                cycles.between(since, until, Inquiry.number("limit", limit, 2, 1_000)).stream()
                        .map(Moment::of)
                        .toList(),
                loop.ledger().history(project).countCycles(since, until),
                cycles.first().map(Moment::of),
                cycles.at(until).map(Moment::of));
    }

    @GET
    @Path("{when}")
    @Operation(
            summary = "Show a project as it was",
            description = "At a cycle by its number, or at the last cycle at or before a time such as"
                    + " 2025-11-27T23:15:00Z: the documents that pages are sent of the present, drawn from what was"
                    + " known then, with the rules of then. Outcomes that came later are not there yet.")
    public Picture at(@PathParam("project") String project, @PathParam("when") String when) throws RuleRefused {
        ProjectLoop loop = served.project(project);
        Cycles cycles = loop.ledger().cycles(project);
        PastCycle past = painter.cycle(loop, when);
        Map<String, JsonNode> documents = turns.take(() -> painter.paint(loop, past));
        return new Picture(
                Moment.of(past),
                cycles.before(past.id()).map(Moment::of),
                cycles.after(past.id()).map(Moment::of),
                documents);
    }
}
