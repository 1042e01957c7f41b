package dev.czar.cli;

import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Observation;
import dev.czar.ledger.Ledger;
import dev.czar.project.ProjectLayout;
import dev.czar.project.RunningCzar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do nothing at all. */
@Command(name = "estop", description = "Emergency stop: do nothing at all until cleared; survives restarts.")
final class EstopCommand extends OrderCommand {

    @Option(names = "--clear", description = "End the emergency stop.")
    private boolean clear;

    /** Needs no running service: without one the order waits in the ledger for the next start. */
    @Override
    public Integer call() throws Exception {
        ProjectLayout layout = Layouts.of(czar());
        if (RunningCzar.find(layout).isPresent()) {
            return super.call();
        }
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            ledger.remember(Serving.config(layout).project(), List.of(word()));
        }
        czar().output()
                .line(
                        clear
                                ? "the emergency stop is cleared; Czar does not run now"
                                : "Czar does not run now, and will do nothing when it is started");
        return 0;
    }

    private Observation word() {
        Instant now = czar().surroundings().clock().instant();
        EmergencyStop stop = new EmergencyStop(author(), reason(), Duration.ZERO);
        return clear ? Observation.gone(stop.key(), "order", now) : Observation.of(stop, "order", now);
    }

    @Override
    Map<String, String> order() {
        return Map.of("kind", clear ? "clear-estop" : "estop");
    }
}
