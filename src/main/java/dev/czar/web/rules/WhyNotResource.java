package dev.czar.web.rules;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.rule.whynot.RuleNameResolver.UnresolvedRuleName;
import dev.czar.rule.whynot.WhyNot;
import dev.czar.rule.whynot.WhyNotAnswer;
import dev.czar.web.dashboard.PastViewReader;
import dev.czar.web.request.EvaluationBulkhead;
import dev.czar.web.request.ProblemDetails.ProblemException;
import dev.czar.web.request.ProjectLookup;
import dev.czar.web.request.RequestParams;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a rule does not fire. */
@Path("/api/v1/projects/{project}/why-not")
@Tag(name = "decisions")
public class WhyNotResource {

    private final ProjectLookup served;
    private final WhyNotCache rules;
    private final PastViewReader pastViews;
    private final EvaluationBulkhead bulkhead;

    WhyNotResource(ProjectLookup served, WhyNotCache rules, PastViewReader pastViews, EvaluationBulkhead bulkhead) {
        this.bulkhead = bulkhead;
        this.served = served;
        this.rules = rules;
        this.pastViews = pastViews;
    }

    @GET
    @Operation(
            summary = "Explain why a rule does not fire",
            description =
                    "On what is known now, or in a past cycle (by its number, or the last one at a time) and with its rules. The rule may be named by a part"
                            + " of its name; worker may also be a task or any other value. The change suggested was tried, the smaller ones before it; proof says whether there is none smaller.")
    public WhyNotAnswer whyNot(
            @PathParam("project") String name,
            @QueryParam("rule") @DefaultValue("") String rule,
            @QueryParam("worker") @DefaultValue("") String worker,
            @QueryParam("cycle") @DefaultValue("") String cycle,
            @QueryParam("at") @DefaultValue("") String at)
            throws RuleRequestRefused {
        ProjectLoop project = served.project(name);
        if (cycle.isEmpty() && at.isEmpty()) {
            return answer(rules.current(project), project.snapshot(), rule, worker);
        }
        String when = cycle.isEmpty() ? at : String.valueOf(RequestParams.number("cycle", cycle, 1, Integer.MAX_VALUE));
        RecordedCycle past = pastViews.recorded(project, pastViews.cycle(project, when));
        return answer(rules.of(project, past), past.snapshot(), rule, worker);
    }

    private WhyNotAnswer answer(WhyNot whyNot, Snapshot snapshot, String rule, String worker) {
        try {
            String named = whyNot.named(rule);
            return bulkhead.run(() -> whyNot.of(snapshot, named, worker));
        } catch (UnresolvedRuleName unclear) {
            throw ProblemException.badRequest("rule", unclear.getMessage());
        }
    }
}
