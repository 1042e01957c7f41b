package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.ledger.DecisionFilter;
import dev.czar.ledger.History;
import dev.czar.ledger.Page;
import dev.czar.ledger.PastCycle;
import dev.czar.ledger.PastDecision;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.CycleResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided, and why. */
@Path("/api/projects/{project}/decisions")
@Tag(name = "decisions")
class DecisionsResource {

    /**
     * Decisions that were begun, newest first, the cursor of the {@code next} page if there is one, and on the first page
     * those the last cycle vetoed; {@code total} counts the decisions begun on all pages.
     */
    public record Answer(List<DecisionView> decisions, List<DecisionView> vetoed, Optional<String> next, int total) {}

    private final Served served;
    private final PastPainter painter;

    DecisionsResource(Served served, PastPainter painter) {
        this.served = served;
        this.painter = painter;
    }

    @GET
    @Operation(
            summary = "List decisions, newest first",
            description =
                    "Filtered by worker, task, kind, rule, status, time and a text anywhere in them; vetoed and"
                            + " awaiting ones of the last cycle come with the first page. With at, as they stood at that cycle or time.")
    public Answer page(@PathParam("project") String name, @BeanParam DecisionQuery query) {
        ProjectLoop project = served.project(name);
        if (!query.at.isEmpty()) {
            return then(project, query, painter.cycle(project, query.at).cycle().at());
        }
        History history = project.ledger().history(name);
        Page<PastDecision> page = history.decisions(query.filter(), query.before(), query.most());
        return new Answer(
                page.items().stream().map(DecisionView::line).toList(),
                query.firstPage() ? heldBack(project, query) : List.of(),
                next(page),
                history.countDecisions(query.filter()));
    }

    /** A page may be short: how those of it stood then is seen only after they are read. */
    private static Answer then(ProjectLoop project, DecisionQuery query, Instant at) {
        History history = project.ledger().history(project.name());
        DecisionFilter then = query.filter().asOf(at);
        Page<PastDecision> page = history.decisions(then, query.before(), query.most());
        String status = query.filter().status();
        return new Answer(
                page.items().stream()
                        .map(past -> past.asOf(at))
                        .filter(past -> status.isEmpty() || past.status().equals(status))
                        .map(DecisionView::line)
                        .toList(),
                List.of(),
                next(page),
                history.countDecisions(then));
    }

    private static Optional<String> next(Page<PastDecision> page) {
        return page.next().stream().mapToObj(String::valueOf).findFirst();
    }

    private static List<DecisionView> heldBack(ProjectLoop project, DecisionQuery query) {
        Present present = Present.of(project);
        return present.cycle().stream()
                .flatMap(cycle -> present.heldBack().stream()
                        .filter(decision -> query.admits(decision, cycle.now()))
                        .map(decision -> DecisionView.held(decision, cycle.now(), project.ruleBook())))
                .toList();
    }

    @GET
    @Path("{decision: .+}")
    @Operation(
            summary = "Explain one decision, by number or key",
            description =
                    "Its rule and where it stands, its evidence down to sensed facts with source and age, vetoes, what it"
                            + " competed with, steps and outcome; with at, what was known of it at that cycle or time.")
    public DecisionView one(
            @PathParam("project") String name,
            @PathParam("decision") String decision,
            @QueryParam("at") @DefaultValue("") String at)
            throws RuleRefused {
        ProjectLoop project = served.project(name);
        return at.isEmpty() ? now(project, decision) : then(project, decision, painter.cycle(project, at));
    }

    private DecisionView then(ProjectLoop project, String decision, PastCycle cycle) throws RuleRefused {
        Optional<PastDecision> begun =
                project.ledger().history(project.name()).decision(decision).filter(past -> past.cycle() <= cycle.id());
        return begun.isPresent()
                ? DecisionView.whole(
                        begun.get().asOf(cycle.cycle().at()),
                        Circumstances.of(project, begun.get()).over())
                : unbegun(project, painter.sight(project, cycle).result(), decision, Circumstances::over)
                        .orElseThrow(() ->
                                Refusal.notFound("there was no decision " + decision + " at cycle " + cycle.id()));
    }

    private static DecisionView now(ProjectLoop project, String decision) {
        return project.ledger()
                .history(project.name())
                .decision(decision)
                .map(past -> DecisionView.whole(past, Circumstances.of(project, past)))
                .or(() -> project.lastCycle()
                        .flatMap(cycle -> unbegun(project, cycle, decision, UnaryOperator.identity())))
                .orElseThrow(() -> Refusal.notFound("there is no decision " + decision));
    }

    private static Optional<DecisionView> unbegun(
            ProjectLoop project, CycleResult cycle, String key, UnaryOperator<Circumstances> seen) {
        return Stream.concat(cycle.vetoed().stream(), cycle.decisions().stream())
                .filter((Decision decision) -> decision.key().equals(key))
                .map(decision -> DecisionView.unbegun(
                        decision, cycle.now(), seen.apply(Circumstances.of(project, Optional.of(cycle), decision))))
                .findFirst();
    }
}
