package dev.czar.actuator.integration;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.PullRequestListing;
import dev.czar.world.review.ReviewAnswer;
import java.util.Optional;

/** A forge that is down, or does what it is asked and then says nothing. */
final class UnreliableForge implements Forge {
    private final Forge real;
    private boolean down;
    private boolean mute;

    UnreliableForge(Forge real) {
        this.real = real;
    }

    UnreliableForge down() {
        down = true;
        return this;
    }

    UnreliableForge mute() {
        mute = true;
        return this;
    }

    @Override
    public ForgePullRequest open(PullRequestDraft draft) {
        return answer(reachable().open(draft));
    }

    @Override
    public Optional<ForgePullRequest> latestOf(String branch) {
        return reachable().latestOf(branch);
    }

    @Override
    public Optional<ForgePullRequest> byNumber(int number) {
        return reachable().byNumber(number);
    }

    @Override
    public PullRequestListing list() {
        return reachable().list();
    }

    @Override
    public ForgePullRequest comment(int number, String text) {
        return answer(reachable().comment(number, text));
    }

    @Override
    public ForgePullRequest review(int number, String head, ReviewAnswer answer) {
        return answer(reachable().review(number, head, answer));
    }

    @Override
    public ForgePullRequest setState(int number, PullRequestState state) {
        return answer(reachable().setState(number, state));
    }

    private Forge reachable() {
        if (down) {
            throw new ForgeException("the forge is down");
        }
        return real;
    }

    private ForgePullRequest answer(ForgePullRequest pull) {
        if (mute) {
            throw new ForgeException("no answer");
        }
        return pull;
    }
}
