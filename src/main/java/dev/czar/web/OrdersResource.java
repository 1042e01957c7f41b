package dev.czar.web;

import dev.czar.fact.Known;
import dev.czar.fact.Order;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.guard.ProblemDetails;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A human's orders. */
@Path("/api/projects/{project}/orders")
@Tag(name = "orders")
class OrdersResource {

    private static final long PATIENCE_SECONDS = 10;

    /** The orders in force. */
    public record Answer(List<Order> orders) {}

    /** What an order came to, for people, with the orders now in force. */
    public record Placed(String message, List<Order> orders) {}

    private final Served served;

    OrdersResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the orders in force")
    public Answer inForce(@PathParam("project") String project) {
        return new Answer(orders(served.project(project)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give an order",
            description = "pause, resume, hold, release, estop, clear-estop, approve or veto. Answers when the order is"
                    + " durable and the loop has decided with it.")
    public Placed give(@PathParam("project") String name, OrderRequest request)
            throws InterruptedException, ExecutionException {
        ProjectLoop project = served.project(name);
        OrderForm form = new OrderForm(project, request);
        String order = form.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + form.about();
        if (!form.hasEffect()) {
            return new Placed(order + ": there was nothing to end", orders(project));
        }
        try {
            form.place().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new Refusal(ProblemDetails.of(503, "the loop has not taken the order in time; it may yet"));
        }
        return new Placed(order + ": in force", orders(project));
    }

    private static List<Order> orders(ProjectLoop project) {
        return project.snapshot().facts().stream()
                .map(Known::fact)
                .filter(Order.class::isInstance)
                .map(Order.class::cast)
                .toList();
    }
}
