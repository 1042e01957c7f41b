package dev.czar.web.rules;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivationStatus;
import dev.czar.loop.rules.RuleActivationStatus.SavedEdit;
import dev.czar.loop.rules.RuleFileEditor.RuleFileEdit;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.web.request.ConditionalAnswer;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rule files as they are on disk, which are the truth, and changes of them. */
@Path("/api/v1/projects/{project}/rules/files")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
public class RuleFilesResource {

    /** Where a file comes from: shipped with Czar, the project's own in the place of a shipped one, or the project's own. */
    public enum FileOrigin {
        SHIPPED,
        OVERRIDE,
        OWN
    }

    /** A file as saved, and the shipped text in whose place it is. */
    public record SavedFile(String name, FileOrigin origin, String revision, String text, Optional<String> shipped) {}

    /** All files, and the revision they make together; {@code watched} when what is saved is judged at once. */
    public record RuleFilesResponse(String revision, boolean watched, List<SavedFile> files) {}

    /** The rules after a change was written, and what the check warns of in the file, or newly in another. */
    public record RuleSavingResponse(RuleActivationStatus state, List<CheckDiagnostic> warnings) {}

    /** By whom and why, which file, the revision of it they saw ("" for a new one), and its text from now on. */
    public record RuleFileChange(String author, String reason, String name, String opened, String text) {

        private RuleFileEdit saving() {
            RuleFile file = RuleText.files(List.of(new RuleText(name, text))).get(0);
            return edit(Optional.of(file.text()));
        }

        private RuleFileEdit restoring() {
            return edit(Optional.empty());
        }

        private RuleFileEdit edit(Optional<String> wanted) {
            if (opened == null) {
                throw ProblemException.badRequest(
                        "opened", "expected the revision of the file as it was opened, \"\" for a new one");
            }
            return new RuleFileEdit(
                    new RuleText(name, "").checkedName(), opened, wanted, RulesRequest.signature(author, reason));
        }
    }

    private final ProjectLookup served;
    private final ConditionalAnswer conditional;

    RuleFilesResource(ProjectLookup served, ConditionalAnswer conditional) {
        this.served = served;
        this.conditional = conditional;
    }

    @GET
    @Operation(summary = "Show the rule files as they are on disk, and where each comes from")
    public RuleFilesResponse files(@PathParam("project") String project) {
        ProjectLoop loop = served.project(project);
        RuleFiles saved = loop.ruleActivation().saved();
        RuleFiles own = RuleFiles.of(loop.layout().rules());
        RuleFiles shipped = RuleFiles.shipped();
        return conditional.of(new RuleFilesResponse(
                saved.revision(),
                loop.ruleActivation().reloadsOnChange(),
                saved.files().stream().map(file -> file(file, own, shipped)).toList()));
    }

    @POST
    @Operation(
            summary = "Write a rule file of the project's own",
            description =
                    "Only over the file as it was opened, and only a text without errors; warnings are answered. What is"
                            + " saved passes the gate like any other change on disk.")
    public RuleSavingResponse save(@PathParam("project") String project, RuleFileChange change) {
        RuleFileEdit edit = given(change).saving();
        return changed(served.project(project), edit);
    }

    @POST
    @Path("restore")
    @Operation(summary = "Take the project's own rule file away, so that the shipped one, if any, is back")
    public RuleSavingResponse restore(@PathParam("project") String project, RuleFileChange change) {
        RuleFileEdit edit = given(change).restoring();
        return changed(served.project(project), edit);
    }

    private static RuleSavingResponse changed(ProjectLoop loop, RuleFileEdit edit) {
        SavedEdit saved = RulesResource.await(loop.ruleActivation().save(edit));
        List<CheckDiagnostic> unknownNames =
                RuleCheckResource.unknownNames(loop.ruleActivation().saved(), loop);
        return new RuleSavingResponse(
                saved.state(),
                Stream.concat(saved.warnings().stream(), unknownNames.stream().filter(found -> found.file()
                                .equals(edit.file())))
                        .sorted()
                        .toList());
    }

    private static RuleFileChange given(RuleFileChange change) {
        if (change == null) {
            throw ProblemException.badRequest("body", "the body is empty");
        }
        return change;
    }

    private static SavedFile file(RuleFile file, RuleFiles own, RuleFiles shipped) {
        Optional<String> original = shipped.find(file.name()).map(RuleFile::text);
        FileOrigin origin = own.find(file.name()).isEmpty()
                ? FileOrigin.SHIPPED
                : original.isPresent() ? FileOrigin.OVERRIDE : FileOrigin.OWN;
        return new SavedFile(
                file.name(),
                origin,
                file.revision(),
                file.text(),
                original.filter(text -> origin != FileOrigin.SHIPPED));
    }
}
