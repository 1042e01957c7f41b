package dev.czar.loop;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;

/** Ends this process. */
@FunctionalInterface
interface ProcessExit {

    void exit();

    /** Ends the service in good order. */
    @Singleton
    @DefaultBean
    static class QuarkusExit implements ProcessExit {

        @Override
        public void exit() {
            Quarkus.asyncExit();
        }
    }
}
