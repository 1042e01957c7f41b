package dev.czar.web;

import dev.czar.fact.Conflict;
import dev.czar.fact.ConflictMatrix;
import dev.czar.fact.Overlap;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.SensorState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The forecast of conflicts. */
@Path("/api/projects/{project}/conflicts")
@Tag(name = "conflicts")
class ConflictsResource {

    /** How all branches would merge, what would not and why, and which queued tasks would touch files under change. */
    public record Answer(
            Optional<ConflictMatrix> matrix, List<Conflict> conflicts, List<Overlap> overlaps, Looked looked) {}

    /** When the branches were last tried; empty when they never were. */
    public record Looked(Optional<Instant> at) {}

    private static final String SENSOR = "conflicts";

    private final Served served;

    ConflictsResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show how the branches would merge with each other, with the tip and in the planned order")
    public Answer now(@PathParam("project") String project) {
        Scene scene = served.scene(project);
        return new Answer(
                scene.all(ConflictMatrix.class).stream().findFirst(),
                scene.all(Conflict.class),
                scene.all(Overlap.class),
                looked(served.project(project)));
    }

    static Looked looked(ProjectLoop project) {
        return new Looked(project.health().sensors().stream()
                .filter(sensor -> sensor.name().equals(SENSOR))
                .map(SensorState::lastSuccess)
                .findFirst());
    }
}
