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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What other rules would have decided in the past. */
@Path("/api/projects/{project}/backtest")
@Tag(name = "rules")
@Consumes(MediaType.APPLICATION_JSON)
class BacktestResource {

    /**
     * Rule files over those of then, and which cycles: the last so many, or those from a moment (inclusive) to another
     * (exclusive), "" for no bound. {@code name} is one's own, to find its progress by.
     */
    public record Question(List<RuleText> files, String from, String to, Integer cycles, String name) {

        private BacktestSpan span(History history) {
            return cycles == null
                    ? BacktestSpan.between(
                            history,
                            Question.moment("from", from, Instant.EPOCH),
                            Question.moment("to", to, BacktestSpan.END))
                    : BacktestSpan.last(history, cycles);
        }

        private static Instant moment(String field, String given, Instant absent) {
            return Inquiry.instant(field, given == null ? "" : given, absent);
        }
    }

    /** A backtest that runs: how many cycles of how many at most. */
    public record Underway(String name, int done, int of) {}

    private record Running(String project, String name, int of, AtomicInteger done) {}

    private final Served served;
    private final Turns turns;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    BacktestResource(Served served, Turns turns) {
        this.served = served;
        this.turns = turns;
    }

    @POST
    @Operation(
            summary = "Run recorded cycles with rule files over those of then",
            description = "Shows which decisions would have been added, removed or changed. At most "
                    + BacktestSpan.MOST + " cycles at once. Nothing is done and nothing remembered.")
    public BacktestReport run(@PathParam("project") String project, Question question) {
        if (question == null || question.files() == null || question.files().isEmpty()) {
            throw Refusal.wrong("files", "expected at least one rule file, with name and text");
        }
        ProjectLoop loop = served.project(project);
        History history = loop.ledger().history(loop.name());
        BacktestSpan span = question.span(history);
        Hindsight hindsight =
                new Hindsight(files -> compiled(loop, files), then -> RuleText.over(then, question.files()));
        Running present = new Running(project, String.valueOf(question.name()), span.cycles(), new AtomicInteger());
        return turns.take(() -> {
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
    public List<Underway> underway(@PathParam("project") String project) {
        return running.stream()
                .filter(present -> present.project().equals(project))
                .map(present -> new Underway(present.name(), present.done().get(), present.of()))
                .toList();
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
}
