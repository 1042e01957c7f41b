package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.RunningCzar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/** Finds the running service by what it left in the project's private directory: its address and its token. */
public final class Announced {

    private static final String START = "start it with: czar up";

    private Announced() {}

    public static Remote service(ProjectLayout layout) {
        try {
            RunningCzar running = RunningCzar.find(layout)
                    .orElseThrow(() -> Failure.of("Czar is not running for " + layout.root(), START));
            return new Remote(URI.create(running.url()), token(layout));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Failure.of("cannot read " + layout.serviceFile() + ": " + unreadable.getMessage(), START, unreadable);
        }
    }

    private static String token(ProjectLayout layout) {
        try {
            return Files.readString(layout.token()).strip();
        } catch (IOException unreadable) {
            throw Failure.of("cannot read the token in " + layout.token(), START, unreadable);
        }
    }
}
