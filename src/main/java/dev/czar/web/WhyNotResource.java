package dev.czar.web;

import dev.czar.fact.Snapshot;
import dev.czar.ledger.History;
import dev.czar.ledger.RecordedCycle;
import dev.czar.loop.ProjectLoop;
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
    private final RunningRules rules;

    WhyNotResource(Served served, RunningRules rules) {
        this.served = served;
        this.rules = rules;
    }

    @GET
    @Operation(
            summary = "Explain why a rule does not fire",
            description =
                    "On what is known now, or as of a past cycle of the running rules. The rule may be named by a part"
                            + " of its name; worker may also be a task or any other value. The change suggested was tried, the smaller ones before it; proof says whether there is none smaller.")
    public Answer whyNot(
            @PathParam("project") String name,
            @QueryParam("rule") @DefaultValue("") String rule,
            @QueryParam("worker") @DefaultValue("") String worker,
            @QueryParam("cycle") @DefaultValue("") String cycle) {
        ProjectLoop project = served.project(name);
        Snapshot snapshot = cycle.isEmpty() ? project.snapshot() : past(project, cycle);
        WhyNot whyNot = rules.of(project);
        try {
            return whyNot.of(snapshot, whyNot.named(rule), worker);
        } catch (UnclearRule unclear) {
            throw Refusal.wrong("rule", unclear.getMessage());
        }
    }

    private static Snapshot past(ProjectLoop project, String cycle) {
        History history = project.ledger().history(project.name());
        RecordedCycle past = history.rebuilt(Inquiry.number("cycle", cycle, 1, Integer.MAX_VALUE))
                .orElseThrow(() -> Refusal.notFound("there is no cycle " + cycle));
        if (!past.revision().equals(project.ruleBook().revision())) {
            throw Refusal.wrong(
                    "cycle",
                    "it was run with the rules of revision " + past.revision()
                            + ", which are not running; ask on the command line: czar why-not --cycle " + cycle);
        }
        return past.snapshot();
    }
}
