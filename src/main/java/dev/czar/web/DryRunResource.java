package dev.czar.web;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.json.Overlay;
import dev.czar.json.SnapshotFile;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleBook;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would be decided on other facts, or by other rules. */
@Path("/api/projects/{project}")
@Tag(name = "decisions")
@Consumes(MediaType.APPLICATION_JSON)
class DryRunResource {

    /** What is known now with an overlay, and rule files over those in force; each may be left out. */
    public record Question(List<Fact> put, List<Overlay.Change> change, List<String> remove, List<RuleText> files) {

        Overlay overlay() {
            return new Overlay(given(put), given(change), given(remove));
        }

        private static <T> List<T> given(List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    /** The decisions that would be made, and of these and of those made now the ones that only one side has. */
    public record Difference(DryRun run, List<DryRun.Proposal> added, List<DryRun.Proposal> removed) {}

    private final Served served;
    private final Turns turns;

    DryRunResource(Served served, Turns turns) {
        this.served = served;
        this.turns = turns;
    }

    @POST
    @Path("dry-run")
    @Operation(
            summary = "Run the running rule book on a facts file",
            description = "Nothing is done and nothing remembered. The body is a facts file, as /facts answers it.")
    public DryRun run(@PathParam("project") String project, String facts) {
        ProjectLoop loop = served.project(project);
        Snapshot snapshot = SnapshotFile.read("body", facts);
        return turns.take(() -> DryRun.of(snapshot, loop.ruleBook()));
    }

    @POST
    @Path("what-if")
    @Operation(
            summary = "Show what would be decided if something were otherwise",
            description =
                    "Facts put, changed or removed over what is known now, rule files over those in force, or both."
                            + " Nothing is done and nothing remembered.")
    public Difference whatIf(@PathParam("project") String project, Question question) throws RuleRefused {
        if (question == null) {
            throw Refusal.wrong("body", "the body is empty");
        }
        ProjectLoop loop = served.project(project);
        Snapshot now = loop.snapshot();
        Snapshot other = question.overlay().over(now);
        return turns.take(() -> {
            DryRun before = DryRun.of(now, loop.ruleBook());
            DryRun after = DryRun.of(other, book(loop, question));
            return new Difference(after, only(after, before), only(before, after));
        });
    }

    private static RuleBook book(ProjectLoop loop, Question question) throws RuleRefused {
        return question.files() == null || question.files().isEmpty()
                ? loop.ruleBook()
                : loop.rules()
                        .compiled(RuleText.over(
                                loop.rules()
                                        .files()
                                        .orElseThrow(() ->
                                                Refusal.notFound("the files of the rules in force are not known")),
                                question.files()));
    }

    private static List<DryRun.Proposal> only(DryRun side, DryRun other) {
        Set<String> known = other.decisions().stream().map(DryRun.Proposal::key).collect(Collectors.toSet());
        return side.decisions().stream()
                .filter(decision -> !known.contains(decision.key()))
                .toList();
    }
}
