package dev.czar.cli.client;

import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/** Finds the running service by what it left in the project's private directory: its address and its token. */
public final class ServiceLocator {

    private static final String START_HINT = "start it with: czar up";

    private ServiceLocator() {}

    public static ServiceClient locate(ProjectLayout layout) {
        try {
            RunningCzar running = running(layout);
            if (running.url().isEmpty()) {
                throw CommandFailure.of(
                        "Czar runs for %s (pid %d) and does not say where it listens: it starts, stops or hangs"
                                .formatted(layout.root(), running.pid()),
                        "wait a moment, or end it with: czar down");
            }
            return new ServiceClient(address(running.url()), token(layout), running.pid());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw CommandFailure.of(
                    "cannot read " + layout.serviceFile() + ": " + FailureText.of(unreadable), START_HINT, unreadable);
        }
    }

    /** The one that supervises the project, whether it answers or not. */
    public static RunningCzar running(ProjectLayout layout) throws IOException {
        return RunningCzar.find(layout)
                .orElseThrow(() -> CommandFailure.of("Czar is not running for " + layout.root(), START_HINT));
    }

    private static URI address(String written) {
        URI address = URI.create(written);
        if (!"http".equals(address.getScheme()) || address.getHost() == null || address.getPort() < 0) {
            throw new IllegalArgumentException(
                    "the address is " + written + ", expected one such as http://127.0.0.1:7077");
        }
        return address;
    }

    private static String token(ProjectLayout layout) {
        try {
            return Files.readString(layout.token()).strip();
        } catch (IOException unreadable) {
            throw CommandFailure.of("cannot read the token in " + layout.token(), START_HINT, unreadable);
        }
    }
}
