package dev.czar.web.api;

import dev.czar.decision.Decision;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.ProjectHistory.HistoryPage;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.CycleResult;
import dev.czar.web.dashboard.PastViewReader;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.view.DecisionView;
import dev.czar.web.view.DecisionView.DecisionDetails;
import dev.czar.web.view.LiveViewSource;
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
@Path("/api/v1/projects/{project}/decisions")
@Tag(name = "decisions")
public class DecisionsResource {

    /**
     * Decisions that were begun, newest first, the cursor of the {@code next} page if there is one, and on the first page
     * those the last cycle vetoed; {@code total} counts the decisions begun on all pages.
     */
    public record DecisionsResponse(
            List<DecisionView> decisions, List<DecisionView> vetoed, Optional<String> next, int total) {}

    private final ProjectLookup served;
    private final PastViewReader pastViews;

    DecisionsResource(ProjectLookup served, PastViewReader pastViews) {
        this.served = served;
        this.pastViews = pastViews;
    }

    @GET
    @Operation(
            summary = "List decisions, newest first",
            description =
                    "Filtered by worker, task, kind, rule, status, time and a text anywhere in them; vetoed and"
                            + " awaiting ones of the last cycle come with the first page. With at, as they stood at that cycle or time.")
    public DecisionsResponse page(@PathParam("project") String name, @BeanParam DecisionQuery query) {
        ProjectLoop project = served.project(name);
        if (!query.at.isEmpty()) {
            return then(
                    project, query, pastViews.cycle(project, query.at).cycle().at());
        }
        ProjectHistory history = project.ledger().history(name);
        HistoryPage<PastDecision> page = history.decisions(query.filter(), query.before(), query.most());
        return new DecisionsResponse(
                page.items().stream().map(DecisionView::summary).toList(),
                query.firstPage() ? heldBack(project, query) : List.of(),
                next(page),
                history.countDecisions(query.filter()));
    }

    /** A page may be short: how those of it stood then is seen only after they are read. */
    private static DecisionsResponse then(ProjectLoop project, DecisionQuery query, Instant at) {
        ProjectHistory history = project.ledger().history(project.name());
        DecisionFilter then = query.filter().asOf(at);
        HistoryPage<PastDecision> page = history.decisions(then, query.before(), query.most());
        String status = query.filter().status();
        return new DecisionsResponse(
                page.items().stream()
                        .map(past -> past.asOf(at))
                        .filter(past -> status.isEmpty() || past.status().equals(status))
                        .map(DecisionView::summary)
                        .toList(),
                List.of(),
                next(page),
                history.countDecisions(then));
    }

    private static Optional<String> next(HistoryPage<PastDecision> page) {
        return page.next().stream().mapToObj(String::valueOf).findFirst();
    }

    private static List<DecisionView> heldBack(ProjectLoop project, DecisionQuery query) {
        LiveViewSource present = LiveViewSource.of(project);
        return present.cycle().stream()
                .flatMap(cycle -> present.heldBack().stream()
                        .filter(decision -> query.admits(decision, cycle.now()))
                        .map(decision -> DecisionView.vetoed(decision, cycle.now(), project.ruleBook())))
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
            throws RuleRequestRefused {
        ProjectLoop project = served.project(name);
        return at.isEmpty() ? now(project, decision) : then(project, decision, pastViews.cycle(project, at));
    }

    private DecisionView then(ProjectLoop project, String decision, PastCycle cycle) throws RuleRequestRefused {
        Optional<PastDecision> begun =
                project.ledger().history(project.name()).decision(decision).filter(past -> past.cycle() <= cycle.id());
        return begun.isPresent()
                ? DecisionView.full(
                        begun.get().asOf(cycle.cycle().at()),
                        DecisionDetails.of(project, begun.get()).asOfThePast())
                : unbegun(project, pastViews.source(project, cycle).result(), decision, DecisionDetails::asOfThePast)
                        .orElseThrow(() -> ProblemException.notFound(
                                "there was no decision " + decision + " at cycle " + cycle.id()));
    }

    private static DecisionView now(ProjectLoop project, String decision) {
        return project.ledger()
                .history(project.name())
                .decision(decision)
                .map(past -> DecisionView.full(past, DecisionDetails.of(project, past)))
                .or(() -> project.lastCycle()
                        .flatMap(cycle -> unbegun(project, cycle, decision, UnaryOperator.identity())))
                .orElseThrow(() -> ProblemException.notFound("there is no decision " + decision));
    }

    private static Optional<DecisionView> unbegun(
            ProjectLoop project, CycleResult cycle, String key, UnaryOperator<DecisionDetails> seen) {
        return Stream.concat(cycle.vetoed().stream(), cycle.decisions().stream())
                .filter((Decision decision) -> decision.key().equals(key))
                .map(decision -> DecisionView.notBegun(
                        decision, cycle.now(), seen.apply(DecisionDetails.of(project, Optional.of(cycle), decision))))
                .findFirst();
    }
}
