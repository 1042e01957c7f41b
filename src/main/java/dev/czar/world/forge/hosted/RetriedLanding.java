package dev.czar.world.forge.hosted;

import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.connection.RateLimitedConnector;
import java.util.Optional;

/** A landing that is asked anew when an answer was lost; it looks before it writes. */
record RetriedLanding(ForgeLanding landing, RateLimitedConnector connector) implements ForgeLanding {
    @Override
    public LandingProgress request(LandingRequest wanted) {
        return connector.retryingLostResponses(() -> landing.request(wanted));
    }

    @Override
    public Optional<LandingProgress> progress(String branch) {
        return connector.retryingLostResponses(() -> landing.progress(branch));
    }

    @Override
    public void withdraw(String branch) {
        connector.retryingLostResponses(() -> {
            landing.withdraw(branch);
            return branch;
        });
    }
}
