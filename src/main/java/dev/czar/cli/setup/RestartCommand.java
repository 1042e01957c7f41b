package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.ServiceLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.decision.OrderCommand.OrderOptions;
import dev.czar.cli.setup.ServeCommand.ServiceRunner;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Starts a worker's agent again, or Czar itself: then with the program as it is now, on the same port, beside the workers. */
@Command(
        name = "restart",
        description =
                "Start a worker's agent again, now, and count its crashes so far no longer; without a worker Czar itself.")
public final class RestartCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(
            arity = "0..1",
            paramLabel = "WORKER",
            description = "The worker's id (default: Czar, whose workers go on).")
    private String worker;

    @Mixin
    private OrderOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (worker == null) {
            return restartService();
        }
        options.place(czar, Map.of("kind", "restart", "worker", worker));
        return 0;
    }

    private int restartService() throws IOException, InterruptedException {
        ProjectLayout layout = ProjectLocator.layout(czar);
        RunningCzar running = ServiceLocator.running(layout);
        if (!RunningCzar.servesAlone(layout, running.pid())) {
            throw CommandFailure.of(
                    "this Czar serves other projects too, pid " + running.pid(), "restart it where it was started");
        }
        ServiceUnit unit = ServiceCommand.unit(czar);
        if (unit.isInstalled()) {
            throw CommandFailure.of("the machine runs this Czar, by " + unit.file(), "run: " + unit.restart());
        }
        ServiceRunner.config(layout); // or it says what is wrong, before Czar is stopped
        int port = URI.create(running.url()).getPort();
        ServiceEnd.of(layout).stop(czar, false);
        return UpCommand.startInBackground(czar, layout, port);
    }
}
