package dev.czar.cli.decision;

import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.setup.ServeCommand.ServiceRunner;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.ledger.Ledger;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Do nothing at all. */
@Command(name = "estop", description = "Emergency stop: do nothing at all until cleared; survives restarts.")
public final class EstopCommand extends OrderCommand {

    @Option(names = "--clear", description = "End the emergency stop.")
    private boolean clear;

    /** Needs no running service: without one the order waits in the ledger for the next start. */
    @Override
    public Integer call() throws Exception {
        ProjectLayout layout = ProjectLocator.layout(czar());
        if (RunningCzar.find(layout).isPresent()) {
            return super.call();
        }
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            ledger.append(ServiceRunner.config(layout).project(), List.of(observation()));
        }
        czar().output()
                .line(
                        clear
                                ? "the emergency stop is cleared; Czar does not run now"
                                : "Czar does not run now, and will do nothing when it is started");
        return 0;
    }

    private Observation observation() {
        Instant now = czar().environment().clock().instant();
        EmergencyStop stop = new EmergencyStop(author(), reason(), Duration.ZERO);
        return clear ? Observation.gone(stop.key(), "order", now) : Observation.of(stop, "order", now);
    }

    @Override
    Map<String, String> order() {
        return Map.of("kind", clear ? "clear-estop" : "estop");
    }
}
