package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.Edit;
import dev.czar.loop.rules.RulesView;
import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rule files as they are on disk, which are the truth, and changes of them. */
@Path("/api/projects/{project}/rules/files")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
class RuleFilesResource {

    /** Where a file comes from: shipped with Czar, the project's own in the place of a shipped one, or the project's own. */
    public enum Origin {
        SHIPPED,
        OVERRIDE,
        OWN
    }

    /** A file as saved, and the shipped text in whose place it is. */
    public record SavedFile(String name, Origin origin, String revision, String text, Optional<String> shipped) {}

    /** All files, and the revision they make together; {@code watched} when what is saved is judged at once. */
    public record Saved(String revision, boolean watched, List<SavedFile> files) {}

    /** By whom and why, which file, the revision of it they saw ("" for a new one), and its text from now on. */
    public record Change(String author, String reason, String name, String opened, String text) {

        private Edit saving() {
            RuleFile file = RuleText.files(List.of(new RuleText(name, text))).get(0);
            return edit(Optional.of(file.text()));
        }

        private Edit restoring() {
            return edit(Optional.empty());
        }

        private Edit edit(Optional<String> wanted) {
            if (opened == null) {
                throw Refusal.wrong("opened", "expected the revision of the file as it was opened, \"\" for a new one");
            }
            return new Edit(
                    new RuleText(name, "").checkedName(), opened, wanted, RulesRequest.signature(author, reason));
        }
    }

    private final Served served;

    RuleFilesResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(summary = "Show the rule files as they are on disk, and where each comes from")
    public Saved files(@PathParam("project") String project) {
        ProjectLoop loop = served.project(project);
        RuleFiles saved = loop.rules().saved();
        RuleFiles own = RuleFiles.of(loop.layout().rules());
        RuleFiles shipped = RuleFiles.shipped();
        return new Saved(
                saved.revision(),
                loop.rules().watches(),
                saved.files().stream().map(file -> file(file, own, shipped)).toList());
    }

    @POST
    @Operation(
            summary = "Write a rule file of the project's own",
            description =
                    "Only over the file as it was opened, and only a text without errors. What is saved passes the"
                            + " gate like any other change on disk.")
    public RulesView save(@PathParam("project") String project, Change change) {
        Edit edit = given(change).saving();
        return RulesResource.answer(served.project(project).rules().save(edit));
    }

    @POST
    @Path("restore")
    @Operation(summary = "Take the project's own rule file away, so that the shipped one, if any, is back")
    public RulesView restore(@PathParam("project") String project, Change change) {
        Edit edit = given(change).restoring();
        return RulesResource.answer(served.project(project).rules().save(edit));
    }

    private static Change given(Change change) {
        if (change == null) {
            throw Refusal.wrong("body", "the body is empty");
        }
        return change;
    }

    private static SavedFile file(RuleFile file, RuleFiles own, RuleFiles shipped) {
        Optional<String> original = shipped.find(file.name()).map(RuleFile::text);
        Origin origin =
                own.find(file.name()).isEmpty() ? Origin.SHIPPED : original.isPresent() ? Origin.OVERRIDE : Origin.OWN;
        return new SavedFile(
                file.name(), origin, file.revision(), file.text(), original.filter(text -> origin != Origin.SHIPPED));
    }
}
