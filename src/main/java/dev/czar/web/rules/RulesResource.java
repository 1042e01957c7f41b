package dev.czar.web.rules;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleActivationStatus;
import dev.czar.loop.trial.AdmissionResult;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.web.request.ConditionalAnswer;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rule book in force, and how another comes into its place. */
@Path("/api/v1/projects/{project}/rules")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
public class RulesResource {

    private static final long TIMEOUT_SECONDS = 60;

    /** What happened to revisions, and the rules of the one in force. */
    public record RulesResponse(RuleActivationStatus state, List<Rule> rules) {}

    /** The files of a revision. */
    public record RuleSourceResponse(String revision, List<RuleText> files) {}

    /**
     * What rules would have decided otherwise over the last cycles: "SOUND" may come into force, "COSTLY" needs a human,
     * "UNSOUND" cannot, and has no report.
     */
    public record RuleTrialResponse(String verdict, String reason, Optional<BacktestReport> report) {}

    private final ProjectLookup served;
    private final EvaluationBulkhead bulkhead;
    private final ConditionalAnswer conditional;

    RulesResource(ProjectLookup served, EvaluationBulkhead turns, ConditionalAnswer conditional) {
        this.served = served;
        this.conditional = conditional;
        this.bulkhead = turns;
    }

    @GET
    @Operation(summary = "Show the active rules, the shadow revision and the revision history")
    public RulesResponse now(@PathParam("project") String project) {
        ProjectLoop loop = served.project(project);
        return new RulesResponse(loop.ruleActivation().status(), loop.ruleBook().rules());
    }

    @GET
    @Path("source")
    @Operation(summary = "Show the files of a revision the ledger knows, or of the active rules")
    public RuleSourceResponse source(
            @PathParam("project") String project, @QueryParam("revision") @DefaultValue("") String revision) {
        ProjectLoop loop = served.project(project);
        RuleFiles files = revision.isEmpty() ? files(loop) : known(loop, revision);
        return conditional.of(new RuleSourceResponse(
                files.revision(),
                files.files().stream()
                        .map(file -> new RuleText(file.name(), file.text()))
                        .toList()));
    }

    @POST
    @Path("try")
    @Operation(
            summary = "Try rule files over the active ones",
            description = "Checks and compiles them and runs the last cycles with them; nothing comes into force.")
    public RuleTrialResponse tried(@PathParam("project") String project, RulesRequest request) {
        ProjectLoop loop = served.project(project);
        RuleFiles candidate = given(request).over(files(loop));
        return trial(await(bulkhead.runAsync(() -> loop.ruleActivation().evaluate(candidate))));
    }

    @POST
    @Path("activate")
    @Operation(summary = "Activate a known revision, whatever it decides differently")
    public RuleActivationStatus activate(@PathParam("project") String project, RulesRequest request) {
        return await(activation(project)
                .activate(given(request).wanted(), given(request).by()));
    }

    @POST
    @Path("rollback")
    @Operation(summary = "Bring the revision into force that was before this one")
    public RuleActivationStatus rollBack(@PathParam("project") String project, RulesRequest request) {
        return await(activation(project).rollBack(given(request).by()));
    }

    @POST
    @Path("shadow")
    @Operation(summary = "Run rule files over the active ones as shadow revision, without acting")
    public RuleActivationStatus shadow(@PathParam("project") String project, RulesRequest request) {
        ProjectLoop loop = served.project(project);
        return await(loop.ruleActivation()
                .shadow(given(request).over(files(loop)), given(request).by()));
    }

    @POST
    @Path("promote")
    @Operation(summary = "Activate the shadow revision")
    public RuleActivationStatus promote(@PathParam("project") String project, RulesRequest request) {
        return await(activation(project).promote(given(request).by()));
    }

    @POST
    @Path("discard")
    @Operation(summary = "Discard the shadow revision")
    public RuleActivationStatus discard(@PathParam("project") String project, RulesRequest request) {
        return await(activation(project).discard(given(request).by()));
    }

    static RulesRequest given(RulesRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("body", "the body is empty");
        }
        return request;
    }

    private RuleActivation activation(String project) {
        return served.project(project).ruleActivation();
    }

    static RuleFiles files(ProjectLoop loop) {
        return loop.ruleActivation()
                .files()
                .orElseThrow(() -> ProblemException.notFound("the files of the active rules are not known"));
    }

    private static RuleFiles known(ProjectLoop loop, String revision) {
        return loop.ledger()
                .history(loop.name())
                .rules(revision)
                .map(RuleFiles::of)
                .orElseThrow(() -> ProblemException.notFound("the files of the rules " + revision + " were not kept"));
    }

    private static RuleTrialResponse trial(AdmissionResult verdict) {
        if (verdict instanceof AdmissionResult.Admitted sound) {
            return new RuleTrialResponse("SOUND", "", Optional.of(sound.report()));
        }
        return verdict instanceof AdmissionResult.TooManyChanges costly
                ? new RuleTrialResponse("COSTLY", costly.reason(), Optional.of(costly.report()))
                : new RuleTrialResponse("UNSOUND", ((AdmissionResult.Invalid) verdict).reason(), Optional.empty());
    }

    static <T> T await(CompletableFuture<T> asked) {
        try {
            return asked.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new ProblemException(
                    ProblemDetails.of(503, "the rules have not been taken up in time; they may yet be"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemDetails.of(503, "Czar is stopping"));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed.getCause() instanceof RuleRequestRefused refused
                    ? new ProblemException(ProblemDetails.of(409, refused.getMessage()))
                    : new IllegalStateException(failed.getCause());
        }
    }
}
