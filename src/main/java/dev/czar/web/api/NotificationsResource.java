package dev.czar.web.api;

import dev.czar.loop.access.NotificationLookup;
import dev.czar.loop.access.NotificationLookup.ChannelTestResult;
import dev.czar.loop.access.NotificationLookup.NotificationChannelStatus;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The channels through which people are told what needs them. */
@Path("/api/v1/projects/{project}/notifications")
@Tag(name = "notifications")
public class NotificationsResource {

    /** All channels of czar.yaml. */
    public record NotificationsResponse(List<NotificationChannelStatus> channels) {}

    /** What became of a test, channel by channel. */
    public record NotificationTestResponse(List<ChannelTestResult> results) {}

    /** Which channels are tested. */
    @Schema(description = "The channels to test")
    public record NotificationTestRequest(
            @Schema(description = "names of channels; all when absent or empty") List<String> channels) {}

    private final ProjectLookup served;

    NotificationsResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List the channels",
            description = "With the severities that go there, and why the last try failed.")
    public NotificationsResponse list(@PathParam("project") String project) {
        return new NotificationsResponse(lookup(project).channels());
    }

    @POST
    @Path("/test")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send a test", description = "Answers when every channel has taken it or failed.")
    public NotificationTestResponse test(@PathParam("project") String project, NotificationTestRequest request)
            throws InterruptedException {
        List<String> wanted = request == null || request.channels() == null ? List.of() : request.channels();
        NotificationLookup lookup = lookup(project);
        List<String> known =
                lookup.channels().stream().map(NotificationChannelStatus::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw ProblemException.notFound("czar.yaml has no channel " + name);
            }
        }
        return new NotificationTestResponse(lookup.test(wanted));
    }

    private NotificationLookup lookup(String project) {
        return served.project(project).access().notifications();
    }
}
