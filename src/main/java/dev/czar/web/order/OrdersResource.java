package dev.czar.web.order;

import dev.czar.fact.Order;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.order.OrderForm.OrderEffect;
import dev.czar.web.order.OrderForm.OrderRequest;
import dev.czar.web.request.ProjectLookup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A human's orders. */
@Path("/api/v1/projects/{project}/orders")
@Tag(name = "orders")
public class OrdersResource {

    /** The orders in force. */
    public record OrdersResponse(List<Order> orders) {}

    /**
     * What an order came to, for people, with the orders now in force; {@code attach} is the command by which a human joins
     * the session taken over, none otherwise.
     */
    public record OrderResponse(String message, List<Order> orders, List<String> attach) {}

    private final ProjectLookup served;

    OrdersResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the manual overrides")
    public OrdersResponse inForce(@PathParam("project") String project) {
        return new OrdersResponse(orders(served.project(project)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give an order",
            description =
                    "pause, resume, hold, release, take-over, restart, answer, tell, estop, clear-estop, approve, veto,"
                            + " force, undo, allow or deny."
                            + " Answers when the order is durable and the loop has decided with it; 409 says why an order about a"
                            + " decision cannot work, and what can.")
    public OrderResponse place(@PathParam("project") String name, OrderRequest request)
            throws InterruptedException, ExecutionException {
        ProjectLoop project = served.project(name);
        OrderForm form = new OrderForm(project, request);
        OrderEffect effect = form.effect();
        if (effect.isEmpty()) {
            return new OrderResponse(form.summary() + ": there was nothing to end", orders(project), List.of());
        }
        LoopAcceptance.await(effect.applyTo(project), "order");
        return new OrderResponse(form.summary() + ": " + form.state(), orders(project), form.attachCommand());
    }

    private static List<Order> orders(ProjectLoop project) {
        return project.snapshot().all(Order.class).toList();
    }
}
