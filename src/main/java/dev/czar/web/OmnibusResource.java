package dev.czar.web;

import dev.czar.fact.Accepted;
import dev.czar.fact.Evicted;
import dev.czar.fact.Integrated;
import dev.czar.fact.Mainline;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Worker;
import dev.czar.loop.Outlook;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.Prospect;
import dev.czar.loop.Remembered;
import dev.czar.loop.Standing;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The integration branch. */
@Path("/api/projects/{project}/omnibus")
@Tag(name = "omnibus")
class OmnibusResource {

    /** The omnibus and the branch it lands on; {@code waiting} is accepted and not in it yet; {@code standings} are all accepted heads. */
    public record Answer(
            Optional<Omnibus> omnibus,
            Optional<Mainline> mainline,
            List<Integrated> integrated,
            List<Evicted> evicted,
            List<Accepted> waiting,
            List<Standing> standings) {}

    /** How conflicts are settled that were settled before. */
    public record Settlements(List<Remembered> resolutions) {}

    /** Who asks. */
    public record Author(String author) {}

    private final Served served;

    OmnibusResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show the omnibus, what is in it, what was evicted and what is accepted and not in it yet")
    public Answer now(@PathParam("project") String project) {
        return of(served.scene(project));
    }

    static Answer of(Scene scene) {
        return new Answer(
                scene.all(Omnibus.class).stream().findFirst(),
                scene.all(Mainline.class).stream().findFirst(),
                scene.all(Integrated.class),
                scene.all(Evicted.class),
                scene.all(Accepted.class).stream()
                        .filter(accepted -> scene.one(Integrated.class, accepted.task())
                                .filter(integrated -> integrated.head().equals(accepted.head()))
                                .isEmpty())
                        .toList(),
                Outlook.standings(scene.facts()));
    }

    @GET
    @Path("plan")
    @Operation(
            summary = "Show what the next build would do",
            description =
                    "The order, who would not merge with whom, and who would be left out without a worker's work.")
    public Prospect plan(@PathParam("project") String name, @QueryParam("without") @DefaultValue("") String without) {
        ProjectLoop project = served.project(name);
        Scene scene = Served.scene(project);
        if (!without.isEmpty() && !scene.has(Worker.class, without)) {
            throw Refusal.wrong("without", "there is no worker called " + without);
        }
        return project.outlook().plan(scene.facts(), without);
    }

    @GET
    @Path("build")
    @Operation(
            summary = "Show what is being built and tested now",
            description =
                    "The usual time is the median of the last builds that came to an end; unknown before three did.")
    public Build building(@PathParam("project") String name) {
        return Build.of(Present.of(served.project(name)));
    }

    @POST
    @Path("build")
    @Operation(
            summary = "Look again now at what can be built",
            description =
                    "The rules build whatever is mergeable by themselves; this wakes them and answers what they would build.")
    public Prospect build(@PathParam("project") String name) {
        served.project(name).wake("repository");
        return plan(name, "");
    }

    @GET
    @Path("resolutions")
    @Operation(summary = "List how conflicts are settled that were settled before")
    public Settlements resolutions(@PathParam("project") String name) {
        return new Settlements(served.project(name).outlook().resolutions());
    }

    @POST
    @Path("resolutions/{key}/revoke")
    @Operation(summary = "Take back how a conflict is settled; it is not learned again")
    public Settlements revoke(@PathParam("project") String name, @PathParam("key") String key, Author body) {
        if (body == null || body.author() == null || body.author().isBlank()) {
            throw Refusal.wrong("author", "expected who asks");
        }
        if (!served.project(name).outlook().revoke(key, body.author())) {
            throw Refusal.notFound("there is no resolution " + key);
        }
        return resolutions(name);
    }
}
