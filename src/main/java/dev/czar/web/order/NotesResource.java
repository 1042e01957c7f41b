package dev.czar.web.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Project.NoteSource;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people tell rules in words of their own. */
@Path("/api/v1/projects/{project}/notes")
@Tag(name = "notes")
public class NotesResource {

    private static final int LONGEST = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The notes of all sources. */
    public record NotesResponse(List<Note> notes) {}

    /** A note as it is sent. */
    @Schema(description = "Something that rules may ask for")
    public record NoteRequest(
            @Schema(description = "its name, a word", examples = "freeze", required = true) String name,
            @Schema(description = "what it is about: a worker, a task, anything; the project when absent")
                    String subject,
            @Schema(description = "its value; true when absent", examples = "until the release") String value,
            @JsonProperty("for") @Schema(description = "how long it lasts, such as 2h; until it is cleared when absent")
                    String duration) {}

    private final ProjectLookup served;

    NotesResource(ProjectLookup served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "List the notes", description = "Those of people, of files of the project, and of workers.")
    public NotesResponse list(@PathParam("project") String project) {
        return notes(served.project(project));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a note",
            description =
                    "Replaces the person's note of this name and subject; answers when rules have decided with it.")
    public NotesResponse set(@PathParam("project") String name, NoteRequest request)
            throws InterruptedException, ExecutionException {
        ProjectLoop project = served.project(name);
        return awaited(project, project.stateNote(note(request)));
    }

    @POST
    @Path("/clear")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Clear a note", description = "404 when no person has set a note of this name and subject.")
    public NotesResponse clear(@PathParam("project") String name, NoteRequest request)
            throws InterruptedException, ExecutionException {
        ProjectLoop project = served.project(name);
        Note note = note(request);
        boolean known =
                notes(project).notes().stream().anyMatch(one -> one.key().equals(note.key()));
        if (!known) {
            throw ProblemException.notFound("nobody has set a note " + note.name()
                    + (note.subject().isEmpty() ? "" : " about " + note.subject())
                    + "; those of files and workers end there");
        }
        return awaited(project, project.clearNote(note));
    }

    private static NotesResponse awaited(ProjectLoop project, CompletableFuture<Void> done)
            throws InterruptedException, ExecutionException {
        LoopAcceptance.await(done, "note");
        return notes(project);
    }

    private static NotesResponse notes(ProjectLoop project) {
        return new NotesResponse(ProjectLookup.facts(project).all(Note.class));
    }

    private static Note note(NoteRequest request) {
        if (request == null
                || request.name() == null
                || !NAME.matcher(request.name()).matches()) {
            throw ProblemException.badRequest("name", "must be a word of letters, digits, dots and dashes");
        }
        Duration lasts = text("for", request.duration()).isEmpty()
                ? Duration.ZERO
                : RequestParams.duration("for", request.duration());
        String value = text("value", request.value());
        return new Note(
                text("subject", request.subject()),
                request.name(),
                value.isEmpty() ? "true" : value,
                NoteSource.PERSON,
                Duration.ZERO,
                lasts);
    }

    private static String text(String field, String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(field, "must be one line of at most " + LONGEST + " characters");
        }
        return text;
    }
}
