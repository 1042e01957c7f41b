package dev.czar.web;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.loop.rules.RulesView;
import dev.czar.loop.rules.Verdict;
import dev.czar.rule.Rule;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.web.guard.ProblemDetails;
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
@Path("/api/projects/{project}/rules")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
class RulesResource {

    private static final long PATIENCE_SECONDS = 15;

    /** What happened to revisions, and the rules of the one in force. */
    public record Answer(RulesView state, List<Rule> rules) {}

    /** The files of a revision. */
    public record Source(String revision, List<RuleText> files) {}

    /**
     * What rules would have decided otherwise over the last cycles: "SOUND" may come into force, "COSTLY" needs a human,
     * "UNSOUND" cannot, and has no report.
     */
    public record Trial(String verdict, String reason, Optional<BacktestReport> report) {}

    private final Served served;
    private final Turns turns;

    RulesResource(Served served, Turns turns) {
        this.served = served;
        this.turns = turns;
    }

    @GET
    @Operation(summary = "Show the rules in force, the shadow and what happened to revisions")
    public Answer now(@PathParam("project") String project) {
        ProjectLoop loop = served.project(project);
        return new Answer(loop.rules().view(), loop.ruleBook().rules());
    }

    @GET
    @Path("source")
    @Operation(summary = "Show the files of a revision the ledger knows, or of the rules in force")
    public Source source(
            @PathParam("project") String project, @QueryParam("revision") @DefaultValue("") String revision) {
        ProjectLoop loop = served.project(project);
        RuleFiles files = revision.isEmpty() ? files(loop) : known(loop, revision);
        return new Source(
                files.revision(),
                files.files().stream()
                        .map(file -> new RuleText(file.name(), file.text()))
                        .toList());
    }

    @POST
    @Path("try")
    @Operation(
            summary = "Try rule files over those in force",
            description = "Checks and compiles them and runs the last cycles with them; nothing comes into force.")
    public Trial tried(@PathParam("project") String project, RulesRequest request) {
        ProjectLoop loop = served.project(project);
        RuleFiles candidate = given(request).over(files(loop));
        return trial(answer(turns.follow(() -> loop.rules().judge(candidate))));
    }

    @POST
    @Path("activate")
    @Operation(summary = "Bring a known revision into force, whatever it decides otherwise")
    public RulesView activate(@PathParam("project") String project, RulesRequest request) {
        return answer(
                desk(project).activate(given(request).wanted(), given(request).by()));
    }

    @POST
    @Path("rollback")
    @Operation(summary = "Bring the revision into force that was before this one")
    public RulesView rollBack(@PathParam("project") String project, RulesRequest request) {
        return answer(desk(project).rollBack(given(request).by()));
    }

    @POST
    @Path("shadow")
    @Operation(summary = "Let rule files over those in force decide beside them, without acting")
    public RulesView shadow(@PathParam("project") String project, RulesRequest request) {
        ProjectLoop loop = served.project(project);
        return answer(loop.rules()
                .shadow(given(request).over(files(loop)), given(request).by()));
    }

    @POST
    @Path("promote")
    @Operation(summary = "Bring the shadow into force")
    public RulesView promote(@PathParam("project") String project, RulesRequest request) {
        return answer(desk(project).promote(given(request).by()));
    }

    @POST
    @Path("discard")
    @Operation(summary = "End the shadow")
    public RulesView discard(@PathParam("project") String project, RulesRequest request) {
        return answer(desk(project).discard(given(request).by()));
    }

    private static RulesRequest given(RulesRequest request) {
        if (request == null) {
            throw Refusal.wrong("body", "the body is empty");
        }
        return request;
    }

    private RuleDesk desk(String project) {
        return served.project(project).rules();
    }

    private static RuleFiles files(ProjectLoop loop) {
        return loop.rules()
                .files()
                .orElseThrow(() -> Refusal.notFound("the files of the rules in force are not known"));
    }

    private static RuleFiles known(ProjectLoop loop, String revision) {
        return loop.ledger()
                .history(loop.name())
                .rules(revision)
                .map(RuleFiles::of)
                .orElseThrow(() -> Refusal.notFound("the files of the rules " + revision + " were not kept"));
    }

    private static Trial trial(Verdict verdict) {
        if (verdict instanceof Verdict.Sound sound) {
            return new Trial("SOUND", "", Optional.of(sound.report()));
        }
        return verdict instanceof Verdict.Costly costly
                ? new Trial("COSTLY", costly.reason(), Optional.of(costly.report()))
                : new Trial("UNSOUND", ((Verdict.Unsound) verdict).reason(), Optional.empty());
    }

    static <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new Refusal(ProblemDetails.of(503, "the rules have not been taken up in time; they may yet be"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal(ProblemDetails.of(503, "Czar is stopping"));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuleRefused refused
                    ? new Refusal(ProblemDetails.of(409, refused.getMessage()))
                    : new IllegalStateException(failed.getCause());
        }
    }
}
