package dev.czar.omnibus.build;

import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.world.git.OriginMainline;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.util.Optional;

/** The mainline at origin, to which Czar may push. */
public record PushedDestination(OriginMainline mainline) implements LandingDestination {
    @Override
    public String branch() {
        return mainline.branch().name();
    }

    @Override
    public Optional<String> head() {
        return mainline.head();
    }

    @Override
    public Optional<String> arrival(LandOmnibus action) {
        return Optional.empty();
    }

    @Override
    public boolean isAsked(String commit) {
        return false;
    }

    @Override
    public LandingAnswer land(LandOmnibus action, String last) {
        try {
            return mainline.land(last) ? new LandingAnswer.Landed() : new LandingAnswer.Overtaken();
        } catch (PushRefusedException refused) {
            return new LandingAnswer.Refused(refused.words(), refused.getMessage());
        }
    }

    @Override
    public boolean withdraw(String commit) {
        return true;
    }

    @Override
    public boolean settle(LandOmnibus action) {
        return false;
    }
}
