package dev.czar.web.rules;

import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.RevisionBacktest;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
                    : BacktestRange.last(history, cycles);
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
    private final Set<RunningBacktest> running = ConcurrentHashMap.newKeySet();

    BacktestResource(ProjectLookup served, EvaluationBulkhead turns) {
        this.served = served;
        this.bulkhead = turns;
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
        RevisionBacktest hindsight =
                new RevisionBacktest(files -> compiled(loop, files), then -> RuleText.over(then, question.files()));
        RunningBacktest present =
                new RunningBacktest(project, String.valueOf(question.name()), span.cycles(), new AtomicInteger());
        return bulkhead.run(() -> {
            running.add(present);
            try {
                span.run().accept(cycle -> {
                    run(hindsight, cycle);
                    present.done().incrementAndGet();
                });
                return hindsight.report();
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

    private static void run(RevisionBacktest hindsight, RecordedCycle cycle) {
        if (cycle.rules().isEmpty()) {
            throw ProblemException.notFound(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not available");
        }
        hindsight.cycle(cycle.id(), cycle.snapshot(), RuleFiles.of(cycle.rules()));
    }

    private static RuleBook compiled(ProjectLoop loop, RuleFiles files) {
        try {
            return loop.ruleActivation().compiled(files);
        } catch (RuleRequestRefused refused) {
            throw new ProblemException(ProblemDetails.of(409, refused.getMessage()));
        }
    }

    /** Cycles to be run: how many, and what runs them. */
    record BacktestRange(int cycles, Consumer<Consumer<RecordedCycle>> run) {

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
            return new BacktestRange(cycles, each -> history.rebuild(from, to, each));
        }

        static BacktestRange last(ProjectHistory history, int cycles) {
            if (cycles < 1 || cycles > MOST) {
                throw ProblemException.badRequest(
                        "cycles", "expected a number from 1 to " + MOST + ", found " + cycles);
            }
            return new BacktestRange(cycles, each -> history.rebuildLast(cycles, each));
        }
    }
}
