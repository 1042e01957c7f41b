package dev.czar.web.rules;

import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.trial.BacktestTrial;
import dev.czar.loop.trial.BacktestTrial.ProjectLedger;
import dev.czar.loop.trial.BacktestTrial.TrialSpan;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import dev.czar.web.rules.RulesRequest.RuleText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What other rules would have decided in the past. */
@Path("/api/v1/projects/{project}/backtest")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
public class BacktestResource {

    /**
     * Rule files over those of then, and which cycles: the last so many, or those from a moment (inclusive) to another
     * (exclusive), "" for no bound. {@code name} is one's own, to find its progress by.
     */
    public record BacktestRequest(List<RuleText> files, String from, String to, Integer cycles, String name) {

        private BacktestRange span(ProjectHistory history) {
            return cycles == null
                    ? BacktestRange.between(
                            history,
                            BacktestRequest.moment("from", from, Instant.EPOCH),
                            BacktestRequest.moment("to", to, BacktestRange.END))
                    : BacktestRange.last(cycles);
        }

        private static Instant moment(String field, String given, Instant absent) {
            return RequestParams.instant(field, given == null ? "" : given, absent);
        }
    }

    /** A backtest that runs: how many cycles of how many at most. */
    public record BacktestProgress(String name, int done, int of) {}

    private record RunningBacktest(String project, String name, int of, AtomicInteger done) {}

    private final ProjectLookup served;
    private final EvaluationBulkhead bulkhead;
    private final TrialRunner trials;
    private final Set<RunningBacktest> running = ConcurrentHashMap.newKeySet();

    BacktestResource(ProjectLookup served, EvaluationBulkhead turns, TrialRunner trials) {
        this.served = served;
        this.bulkhead = turns;
        this.trials = trials;
    }

    @POST
    @Operation(
            summary = "Run recorded cycles with rule files over those of then",
            description = "Shows which decisions would have been added, removed or changed. At most "
                    + BacktestRange.MOST + " cycles at once. Nothing is done and nothing remembered.")
    public BacktestReport run(@PathParam("project") String project, BacktestRequest question) {
        if (question == null || question.files() == null || question.files().isEmpty()) {
            throw ProblemException.badRequest("files", "expected at least one rule file, with name and text");
        }
        ProjectLoop loop = served.project(project);
        ProjectHistory history = loop.ledger().history(loop.name());
        BacktestRange span = question.span(history);
        BacktestTrial trial = new BacktestTrial(
                ProjectLedger.of(loop.ledger(), loop.name()), span.trial(), RuleText.files(question.files()));
        RunningBacktest present =
                new RunningBacktest(project, String.valueOf(question.name()), span.cycles(), new AtomicInteger());
        return bulkhead.run(() -> {
            running.add(present);
            try {
                return trials.run(trial, present.done()::set);
            } catch (InvalidRules invalid) {
                throw new ProblemException(ProblemDetails.of(409, invalid.getMessage()));
            } finally {
                running.remove(present);
            }
        });
    }

    @GET
    @Operation(summary = "Show how far the backtests that run are")
    public List<BacktestProgress> underway(@PathParam("project") String project) {
        return running.stream()
                .filter(present -> present.project().equals(project))
                .map(present ->
                        new BacktestProgress(present.name(), present.done().get(), present.of()))
                .toList();
    }

    /** Cycles to be run: how many, and which. */
    record BacktestRange(int cycles, TrialSpan trial) {

        /** As many as half a minute or so allows. */
        static final int MOST = 5_000;

        static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

        static BacktestRange between(ProjectHistory history, Instant from, Instant to) {
            int cycles = history.countCycles(from, to);
            if (cycles > MOST) {
                throw ProblemException.badRequest(
                        "from",
                        "%d cycles are too many at once, at most %d; choose a shorter time, or ask on the command line: czar backtest"
                                .formatted(cycles, MOST));
            }
            return new BacktestRange(cycles, new TrialSpan(Optional.empty(), from, to));
        }

        static BacktestRange last(int cycles) {
            if (cycles < 1 || cycles > MOST) {
                throw ProblemException.badRequest(
                        "cycles", "expected a number from 1 to " + MOST + ", found " + cycles);
            }
            return new BacktestRange(cycles, new TrialSpan(Optional.of(cycles), Instant.EPOCH, END));
        }
    }
}
