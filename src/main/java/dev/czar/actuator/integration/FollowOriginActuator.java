package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.OriginAction.FollowOrigin;
import dev.czar.decision.Outcome;
import dev.czar.fact.ChangeScope.LandedGoverningChange;
import dev.czar.fact.Fact;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.worktree.MainlineForward;
import dev.czar.world.git.worktree.MainlineForward.ForwardResult;
import java.time.Duration;

/** Brings the mainline here forward to where origin's is; commits that are only here and uncommitted work stay. */
public final class FollowOriginActuator implements Actuator<FollowOrigin> {
    private final IntegrationContext site;
    private final MainlineForward forward;

    public FollowOriginActuator(IntegrationContext site) {
        this.site = site;
        this.forward = new MainlineForward(site.repository(), site.trunk().mainline());
    }

    @Override
    public Class<FollowOrigin> actionType() {
        return FollowOrigin.class;
    }

    @Override
    public Outcome act(FollowOrigin action) {
        CommitHistory history = site.repository().history();
        String before = site.repository().requireHead(site.trunk().mainline());
        if (history.contains(before, action.head())) {
            return Outcome.done(action, site.clock().instant(), "the mainline has it already");
        }
        if (!history.contains(action.head(), before)) {
            return Outcome.lapsed(action, site.clock().instant(), "the mainline has commits that origin lacks now");
        }
        ForwardResult moved = forward.to(action.head(), before);
        if (!moved.done()) {
            return moved.overtaken()
                    ? Outcome.lapsed(action, site.clock().instant(), moved.problem())
                    : Outcome.failed(action, site.clock().instant(), moved.problem());
        }
        Fact[] kept = forward.keptOutOfForce(before, action.head())
                .map(files -> new Fact[] {
                    new LandedGoverningChange(action.head(), files.directory().toString(), files.files(), Duration.ZERO)
                })
                .orElse(new Fact[0]);
        return Outcome.done(
                action,
                site.clock().instant(),
                "the mainline went from %s to %s".formatted(before, action.head()),
                kept);
    }
}
