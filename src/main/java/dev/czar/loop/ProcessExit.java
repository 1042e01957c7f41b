package dev.czar.loop;

import dev.czar.io.DaemonThreadFactory;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends this process. */
@FunctionalInterface
interface ProcessExit {

    void exit();

    /** Ends the service in good order. */
    @Singleton
    @DefaultBean
    static class QuarkusExit implements ProcessExit {

        private static final Duration DEADLINE = Duration.ofSeconds(15);

        /** The projects are closed by now: what else still runs, such as a request, has until the deadline. */
        @Override
        public void exit() {
            new DaemonThreadFactory("czar-exit")
                    .newThread(QuarkusExit::haltAfterDeadline)
                    .start();
            Quarkus.asyncExit();
        }

        private static void haltAfterDeadline() {
            try {
                TimeUnit.SECONDS.sleep(DEADLINE.toSeconds());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(0);
        }
    }
}
