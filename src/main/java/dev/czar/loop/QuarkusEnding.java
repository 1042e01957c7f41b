package dev.czar.loop;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;

/** Ends the service in good order. */
@Singleton
@DefaultBean
class QuarkusEnding implements Ending {

    @Override
    public void end() {
        Quarkus.asyncExit();
    }
}
