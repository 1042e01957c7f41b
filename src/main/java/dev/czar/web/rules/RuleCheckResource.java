package dev.czar.web.rules;

import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.loop.ProjectLoop;
import dev.czar.project.queue.ProjectTexts;
import dev.czar.project.queue.ProjectTexts.QueueNames;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.check.ProjectNamesCheck;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.compile.RuleCheckReport;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Judges rule texts, which runs none of them. */
@Path("/api/v1/rules/check")
@Tag(name = "rules")
public class RuleCheckResource {

    /** Texts by file name, laid over the shipped rules unless {@code alone}; with the names of a project, if one is given. */
    public record RuleCheckRequest(Map<String, String> files, boolean alone, String project) {}

    private final ProjectLookup served;

    RuleCheckResource(ProjectLookup served) {
        this.served = served;
    }

    /** With the workers and agents of a project. */
    static RuleCheckReport report(RuleFiles files, ProjectLoop project) {
        return RuleCheckReport.of(files).with(unknownNames(files, project));
    }

    static List<CheckDiagnostic> unknownNames(RuleFiles files, ProjectLoop project) {
        QueueNames queue = QueueNames.of(
                project.snapshot().facts().stream().map(KnownFact::fact).toList());
        ProjectNamesCheck names = new ProjectNamesCheck(
                project.config().agentsOfWorkers(), ProjectTexts.of(project.config(), project.layout(), queue));
        return names.check(ParsedRuleFiles.of(files.texts())).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say all that is wrong with rule texts",
            description = "Nothing is compiled, run or kept. At most 500 files and 1 MiB.")
    public RuleCheckReport check(RuleCheckRequest texts) {
        if (texts == null || texts.files() == null || texts.files().isEmpty()) {
            throw ProblemException.badRequest("files", "expected an object of rule texts by file name");
        }
        List<RuleFile> files = RuleText.files(texts.files().entrySet().stream()
                .map(file -> new RuleText(file.getKey(), file.getValue()))
                .toList());
        RuleFiles all =
                texts.alone() ? new RuleFiles(files) : RuleFiles.shipped().overlaidBy(files);
        return texts.project() == null || texts.project().isEmpty()
                ? RuleCheckReport.of(all)
                : report(all, served.project(texts.project()));
    }
}
