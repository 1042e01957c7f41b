package dev.czar.omnibus.build;

import dev.czar.actuator.Actuator;
import dev.czar.decision.OmnibusAction.WithdrawLanding;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.RequestedLanding;
import java.time.Clock;
import java.util.Optional;

/** Takes back what the forge was asked to land, so that it does not land over somebody's word. */
public record WithdrawLandingActuator(Optional<LandingDestination> destination, Clock clock)
        implements Actuator<WithdrawLanding> {
    @Override
    public Class<WithdrawLanding> actionType() {
        return WithdrawLanding.class;
    }

    @Override
    public Outcome act(WithdrawLanding action) {
        if (destination.filter(there -> there.isAsked(action.commit())).isEmpty()) {
            return Outcome.lapsed(action, clock.instant(), "it is not asked for any more");
        }
        if (!destination.get().withdraw(action.commit())) {
            return Outcome.lapsed(
                    action, clock.instant(), "pull request %d was merged before".formatted(action.number()));
        }
        Outcome done = Outcome.done(action, clock.instant(), "pull request %d is closed".formatted(action.number()));
        return done.and(Observation.gone(Fact.key(RequestedLanding.class, "omnibus"), action.key(), done.at()));
    }
}
