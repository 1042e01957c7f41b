package dev.czar.web;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.rules.RuleRefused;
import dev.czar.rule.match.Answer;
import dev.czar.rule.match.UnclearRule;
import dev.czar.rule.match.WhyNot;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a rule does not fire. */
@Path("/api/projects/{project}/why-not")
@Tag(name = "decisions")
class WhyNotResource {

    private final Served served;
    private final PartedRules rules;

    WhyNotResource(Served served, PartedRules rules) {
        this.served = served;
        this.rules = rules;
    }

    @GET
    @Operation(
            summary = "Explain why a rule does not fire",
            description =
                    "On what is known now, or in a past cycle and with its rules. The rule may be named by a part"
                            + " of its name; worker may also be a task or any other value. The change suggested was tried, the smaller ones before it; proof says whether there is none smaller.")
    public Answer whyNot(
            @PathParam("project") String name,
            @QueryParam("rule") @DefaultValue("") String rule,
            @QueryParam("worker") @DefaultValue("") String worker,
            @QueryParam("cycle") @DefaultValue("") String cycle)
            throws RuleRefused {
        ProjectLoop project = served.project(name);
        if (cycle.isEmpty()) {
            return answer(rules.running(project), project.snapshot(), rule, worker);
        }
        RecordedCycle past = past(project, cycle);
        return answer(rules.of(project, past), past.snapshot(), rule, worker);
    }

    private static Answer answer(WhyNot whyNot, Snapshot snapshot, String rule, String worker) {
        try {
            return whyNot.of(snapshot, whyNot.named(rule), worker);
        } catch (UnclearRule unclear) {
            throw Refusal.wrong("rule", unclear.getMessage());
        }
    }

    private static RecordedCycle past(ProjectLoop project, String cycle) {
        return project.ledger()
                .history(project.name())
                .rebuilt(Inquiry.number("cycle", cycle, 1, Integer.MAX_VALUE))
                .orElseThrow(() -> Refusal.notFound("there is no cycle " + cycle));
    }
}
