package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.OriginAction.FetchOrigin;
import dev.czar.decision.Outcome;
import dev.czar.fact.InfrastructureState.OriginFetch;
import dev.czar.world.git.OriginRemote;
import java.time.Duration;

/** Asks origin where its mainline is; that it could not be asked is known then too. */
public final class FetchOriginActuator implements Actuator<FetchOrigin> {
    private final IntegrationContext site;

    public FetchOriginActuator(IntegrationContext site) {
        this.site = site;
    }

    @Override
    public Class<FetchOrigin> actionType() {
        return FetchOrigin.class;
    }

    @Override
    public Outcome act(FetchOrigin action) {
        String problem = OriginRemote.of(site.repository(), site.trunk())
                .map(origin -> origin.mainline().fetch().orElse(""))
                .orElse("the repository has no remote any more that shares the mainline");
        OriginFetch fetch = new OriginFetch(action.branch(), action.number(), action.news(), problem, Duration.ZERO);
        return Outcome.done(action, site.clock().instant(), problem.isEmpty() ? "fetched" : problem, fetch);
    }
}
