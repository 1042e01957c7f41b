package dev.czar.cli.decision;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.decision.OrderCommand.OrderOptions;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Stops all actions; needs no running service. */
@Command(name = "estop", description = "Emergency stop: do nothing at all until cleared; survives restarts.")
public final class EstopCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Mixin
    private OrderOptions options;

    @Option(names = "--clear", description = "End the emergency stop.")
    private boolean clear;

    /** Needs no running service: without one the order waits in the ledger for the next start. */
    @Override
    public Integer call() throws Exception {
        ProjectLayout layout = ProjectLocator.layout(czar);
        if (RunningCzar.find(layout).isPresent()) {
            options.place(czar, Map.of("kind", clear ? "clear-estop" : "estop"));
            return 0;
        }
        try (Ledger ledger = Ledger.open(layout.ledger())) {
            ledger.append(ServiceRunner.config(layout).project(), List.of(observation()));
        }
        czar.output()
                .line(
                        clear
                                ? "the emergency stop is cleared; Czar does not run now"
                                : "Czar does not run now, and will do nothing when it is started");
        return 0;
    }

    private Observation observation() {
        Instant now = czar.environment().clock().instant();
        EmergencyStop stop = new EmergencyStop(options.author(czar), options.reason(), Duration.ZERO);
        return clear ? Observation.gone(stop.key(), "order", now) : Observation.of(stop, "order", now);
    }
}
