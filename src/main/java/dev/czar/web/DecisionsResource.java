package dev.czar.web;

import dev.czar.decision.Decision;
import dev.czar.ledger.Page;
import dev.czar.ledger.PastDecision;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided, and why. */
@Path("/api/projects/{project}/decisions")
@Tag(name = "decisions")
class DecisionsResource {

    /**
     * Decisions that were begun, newest first, the cursor of the {@code next} page if there is one, and on the first page
     * those the last cycle vetoed.
     */
    public record Answer(List<DecisionView> decisions, List<DecisionView> vetoed, Optional<String> next) {}

    private final Served served;

    DecisionsResource(Served served) {
        this.served = served;
    }

    @GET
    @Operation(
            summary = "List decisions, newest first",
            description = "Filtered by worker, task, kind, rule, status and time; vetoed and awaiting ones of the last"
                    + " cycle come with the first page.")
    public Answer page(@PathParam("project") String name, @BeanParam DecisionQuery query) {
        ProjectLoop project = served.project(name);
        Page<PastDecision> page =
                project.ledger().history(name).decisions(query.filter(), query.before(), query.most());
        return new Answer(
                page.items().stream().map(DecisionView::line).toList(),
                query.firstPage() ? vetoed(project, query) : List.of(),
                page.next().isPresent() ? Optional.of(String.valueOf(page.next().getAsLong())) : Optional.empty());
    }

    /** Without those that were begun before: forbidding them again is no news. */
    private static List<DecisionView> vetoed(ProjectLoop project, DecisionQuery query) {
        List<Decision> vetoed = project.lastCycle().map(CycleResult::vetoed).orElse(List.of());
        Set<String> begun = project.ledger()
                .decided(project.name(), vetoed.stream().map(Decision::key).toList());
        return project.lastCycle().stream()
                .flatMap(cycle -> cycle.vetoed().stream()
                        .filter(decision -> !begun.contains(decision.key()) && query.admits(decision, cycle.now()))
                        .map(decision -> DecisionView.unbegun(decision, cycle.now(), Optional.empty())))
                .toList();
    }

    @GET
    @Path("{decision: .+}")
    @Operation(
            summary = "Explain one decision, by number or key",
            description =
                    "Its rule and where it stands, its evidence down to sensed facts with source and age, vetoes, what it"
                            + " competed with, steps and outcome.")
    public DecisionView one(@PathParam("project") String name, @PathParam("decision") String decision) {
        ProjectLoop project = served.project(name);
        return project.ledger()
                .history(name)
                .decision(decision)
                .map(past -> DecisionView.whole(past, Circumstances.of(project, past)))
                .or(() -> project.lastCycle().flatMap(cycle -> unbegun(project, cycle, decision)))
                .orElseThrow(() -> Refusal.notFound("there is no decision " + decision));
    }

    private static Optional<DecisionView> unbegun(ProjectLoop project, CycleResult cycle, String key) {
        return Stream.concat(cycle.vetoed().stream(), cycle.decisions().stream())
                .filter((Decision decision) -> decision.key().equals(key))
                .map(decision -> DecisionView.unbegun(
                        decision, cycle.now(), Optional.of(Circumstances.of(project, Optional.of(cycle), decision))))
                .findFirst();
    }
}
