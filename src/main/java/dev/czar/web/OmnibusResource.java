package dev.czar.web;

import dev.czar.fact.Accepted;
import dev.czar.fact.Evicted;
import dev.czar.fact.Integrated;
import dev.czar.fact.Mainline;
import dev.czar.fact.Omnibus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The integration branch. */
@Path("/api/projects/{project}/omnibus")
@Tag(name = "omnibus")
class OmnibusResource {

    /** The omnibus and the branch it lands on; {@code waiting} is accepted and not in it yet. */
    public record Answer(
            Optional<Omnibus> omnibus,
            Optional<Mainline> mainline,
            List<Integrated> integrated,
            List<Evicted> evicted,
            List<Accepted> waiting) {}

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
                        .toList());
    }
}
