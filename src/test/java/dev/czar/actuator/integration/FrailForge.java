package dev.czar.actuator.integration;

import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeFailed;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullDraft;
import dev.czar.world.forge.PullState;
import dev.czar.world.review.ReviewAnswer;
import java.util.List;
import java.util.Optional;

/** A forge that is down, or does what it is asked and then says nothing. */
final class FrailForge implements Forge {
    private final Forge real;
    private boolean down;
    private boolean mute;

    FrailForge(Forge real) {
        this.real = real;
    }

    FrailForge down() {
        down = true;
        return this;
    }

    FrailForge mute() {
        mute = true;
        return this;
    }

    @Override
    public Pull open(PullDraft draft) {
        return answer(reachable().open(draft));
    }

    @Override
    public Optional<Pull> find(String branch) {
        return reachable().find(branch);
    }

    @Override
    public Optional<Pull> pull(int number) {
        return reachable().pull(number);
    }

    @Override
    public List<Pull> list() {
        return reachable().list();
    }

    @Override
    public Pull comment(int number, String text) {
        return answer(reachable().comment(number, text));
    }

    @Override
    public Pull review(int number, String head, ReviewAnswer answer) {
        return answer(reachable().review(number, head, answer));
    }

    @Override
    public Pull mark(int number, PullState state) {
        return answer(reachable().mark(number, state));
    }

    private Forge reachable() {
        if (down) {
            throw new ForgeFailed("the forge is down");
        }
        return real;
    }

    private Pull answer(Pull pull) {
        if (mute) {
            throw new ForgeFailed("no answer");
        }
        return pull;
    }
}
