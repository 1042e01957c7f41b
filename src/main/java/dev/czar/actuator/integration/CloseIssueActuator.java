package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.AssignmentAction.CloseIssue;
import dev.czar.decision.Outcome;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.git.LandedHistory;
import java.util.List;

/** Says at an issue with which commit its task has landed, and closes it. */
public final class CloseIssueActuator implements Actuator<CloseIssue> {
    private final IntegrationContext site;
    private final List<IssueTracker> trackers;

    public CloseIssueActuator(IntegrationContext site, List<IssueTracker> trackers) {
        this.site = site;
        this.trackers = List.copyOf(trackers);
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
        IssueTracker issues = keeper(trackers, action.id());
        issues.comment(action.id(), text);
        issues.close(action.id());
        return Outcome.done(action, site.clock().instant(), text);
    }

    /** The one among them that keeps this issue. */
    static IssueTracker keeper(List<IssueTracker> trackers, String issue) {
        return trackers.stream()
                .filter(tracker -> tracker.keeps(issue))
                .findFirst()
                .orElseThrow(() ->
                        new ForgeException("issue %s is kept nowhere that czar.yaml names any more".formatted(issue)));
    }
}
