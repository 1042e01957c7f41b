package dev.czar.web.api;

import dev.czar.ledger.history.DecisionChanges;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.recording.DecisionExport;
import dev.czar.ledger.recording.DecisionExport.ExportedDecision;
import dev.czar.web.api.DecisionEventQuery.ExportQuery;
import dev.czar.web.api.DecisionEvents.EventTarget;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions for other programs: as they are made, or all of a time. */
@Path("/api/v1/projects/{project}/decisions")
@Tag(name = "decisions")
public class DecisionEventsResource {

    static final String JSON_LINES = "application/jsonl";

    private final ProjectLookup served;
    private final DecisionEventReaders readers;

    DecisionEventsResource(ProjectLookup served, DecisionEventReaders readers) {
        this.served = served;
        this.readers = readers;
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow decisions as they are made and as they end",
            description =
                    "Server-sent events named decision, each with the decision as it stands, filtered by worker, task,"
                            + " kind and rule. The header Last-Event-ID, which browsers send by themselves, continues after that"
                            + " event, 0 begins with the oldest decision; without it, what comes from now on.")
    @APIResponse(
            responseCode = "200",
            description = "Events, the data of each as here",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ExportedDecision.class)))
    public void events(
            @PathParam("project") String project,
            @HeaderParam("Last-Event-ID") @DefaultValue("") String last,
            @BeanParam DecisionEventQuery query,
            @Context Sse events,
            @Context SseEventSink reader) {
        readers.add(served.project(project), query.filter(), seen(last.strip()), new EventTarget(events, reader));
    }

    private static Optional<SeenDecisions> seen(String last) {
        Optional<SeenDecisions> seen = SeenDecisions.parse(last);
        if (seen.isEmpty() && !last.isEmpty()) {
            throw ProblemException.badRequest("Last-Event-ID", "expected the id of an event, or 0");
        }
        return seen;
    }

    @GET
    @Path("export")
    @Produces(JSON_LINES)
    @Operation(
            summary = "Export decisions as JSON lines, oldest first",
            description =
                    "Each line is a decision with its evidence, steps and outcome; secrets are taken out. Filtered by"
                            + " worker, task, kind, rule, status, text and time.")
    @APIResponse(
            responseCode = "200",
            description = "A decision a line",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = ExportedDecision.class)))
    public StreamingOutput export(@PathParam("project") String project, @BeanParam ExportQuery query) {
        DecisionChanges decisions = served.project(project).ledger().decisionChanges(project, query.filter());
        return target -> DecisionExport.write(
                decisions, new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8)));
    }
}
