package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.AssignmentAction.CloseIssue;
import dev.czar.decision.Outcome;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.git.LandedHistory;

/** Says at an issue with which commit its task has landed, and closes it. */
public final class CloseIssueActuator implements Actuator<CloseIssue> {
    private final IntegrationContext site;
    private final IssueTracker issues;

    public CloseIssueActuator(IntegrationContext site, IssueTracker issues) {
        this.site = site;
        this.issues = issues;
    }

    @Override
    public Class<CloseIssue> actionType() {
        return CloseIssue.class;
    }

    @Override
    public Outcome act(CloseIssue action) {
        String landed = new LandedHistory(site.repository()).commitFor(action.commit());
        String text = "Task %s has landed on %s with %s."
                .formatted(action.task(), site.trunk().mainline().name(), landed);
        issues.comment(action.number(), text);
        issues.close(action.number());
        return Outcome.done(action, site.clock().instant(), text);
    }
}
