package dev.czar.web;

import dev.czar.loop.StopOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends the service. */
@Path("/api/projects/{project}/stop")
@Tag(name = "orders")
class StopResource {

    /** What stopping came to, for people. */
    public record Answer(String message) {}

    private final Served served;
    private final Event<StopOrder> orders;
    private final Ending ending;

    StopResource(Served served, Event<StopOrder> orders, Ending ending) {
        this.served = served;
        this.orders = orders;
        this.ending = ending;
    }

    @POST
    @Operation(
            summary = "Stop Czar",
            description =
                    "Workers are left running unless workers=true; their worktrees and branches stay in any case.")
    public Answer stop(
            @PathParam("project") String name,
            @QueryParam("workers") @DefaultValue("false") String workers,
            RoutingContext context) {
        String project = served.project(name).name();
        boolean too = Inquiry.yes("workers", workers);
        orders.fire(new StopOrder(project, too));
        context.addEndHandler(answered -> ending.end());
        return new Answer(
                too
                        ? "Czar stops, and the workers of " + project + " with it"
                        : "Czar stops; the workers of " + project + " go on");
    }
}
