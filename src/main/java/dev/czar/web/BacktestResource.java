package dev.czar.web;

import dev.czar.ledger.History;
import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.Hindsight;
import dev.czar.web.guard.ProblemDetails;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What other rules would have decided in the past. */
@Path("/api/projects/{project}/backtest")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
class BacktestResource {

    /** As many as half a minute or so allows. */
    private static final int MOST = 5_000;

    /** Rule files over those of then, and the cycles from a moment (inclusive) to another (exclusive); "" for no bound. */
    public record Question(List<RuleText> files, String from, String to) {}

    private final Served served;
    private final Turns turns;

    BacktestResource(Served served, Turns turns) {
        this.served = served;
        this.turns = turns;
    }

    @POST
    @Operation(
            summary = "Run recorded cycles with rule files over those of then",
            description = "Shows which decisions would have been added, removed or changed. At most " + MOST
                    + " cycles at once. Nothing is done and nothing remembered.")
    public BacktestReport run(@PathParam("project") String project, Question question) {
        if (question == null || question.files() == null || question.files().isEmpty()) {
            throw Refusal.wrong("files", "expected at least one rule file, with name and text");
        }
        ProjectLoop loop = served.project(project);
        History history = loop.ledger().history(loop.name());
        Instant from = Inquiry.instant("from", text(question.from()), Instant.EPOCH);
        Instant to = Inquiry.instant("to", text(question.to()), Instant.parse("9999-12-31T00:00:00Z"));
        int cycles = history.countCycles(from, to);
        if (cycles > MOST) {
            throw Refusal.wrong(
                    "from",
                    "%d cycles are too many at once, at most %d; choose a shorter time, or ask on the command line: czar backtest"
                            .formatted(cycles, MOST));
        }
        Hindsight hindsight =
                new Hindsight(files -> compiled(loop, files), then -> RuleText.over(then, question.files()));
        return turns.take(() -> {
            history.rebuild(from, to, cycle -> run(hindsight, cycle));
            return hindsight.report();
        });
    }

    private static void run(Hindsight hindsight, RecordedCycle cycle) {
        if (cycle.rules().isEmpty()) {
            throw Refusal.notFound(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not at hand");
        }
        hindsight.cycle(cycle.id(), cycle.snapshot(), RuleFiles.of(cycle.rules()));
    }

    private static RuleBook compiled(ProjectLoop loop, RuleFiles files) {
        try {
            return loop.rules().compiled(files);
        } catch (RuleRefused refused) {
            throw new Refusal(ProblemDetails.of(409, refused.getMessage()));
        }
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
