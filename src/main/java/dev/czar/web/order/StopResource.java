package dev.czar.web.order;

import dev.czar.loop.RunningProjects.StopRequest;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ends the supervision of a project. */
@Path("/api/v1/projects/{project}/stop")
@Tag(name = "orders")
public class StopResource {

    /** What stopping came to, for people. */
    public record StopResponse(String message) {}

    private final ProjectLookup served;
    private final Event<StopRequest> orders;

    StopResource(ProjectLookup served, Event<StopRequest> orders) {
        this.served = served;
        this.orders = orders;
    }

    @POST
    @Operation(
            summary = "Stop supervising the project",
            description =
                    "The service ends with its last project. Workers are left running unless workers=true; their worktrees and branches stay in any case.")
    public StopResponse stop(
            @PathParam("project") String name,
            @QueryParam("workers") @DefaultValue("false") String workers,
            @Context RoutingContext context) {
        String project = served.project(name).name();
        boolean too = RequestParams.flag("workers", workers);
        context.addEndHandler(answered -> orders.fireAsync(new StopRequest(project, too)));
        return new StopResponse(stops(project)
                + (too
                        ? ", and the workers of " + project + " with it"
                        : "; the workers of " + project + " keep running"));
    }

    private String stops(String project) {
        List<String> others =
                served.names().stream().filter(name -> !name.equals(project)).toList();
        return others.isEmpty() ? "Czar stops" : "Czar continues with " + String.join(", ", others) + " only";
    }
}
