package dev.czar.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.project.ProjectLayout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Finds the running service by what it left in the project's private directory: its address and its token. */
public final class Announced {

    private static final String START = "start it with: czar up";

    private Announced() {}

    public static Remote service(ProjectLayout layout) {
        return new Remote(address(layout), token(layout));
    }

    private static URI address(ProjectLayout layout) {
        try {
            return URI.create(new ObjectMapper()
                    .readTree(layout.serviceFile().toFile())
                    .path("url")
                    .asText());
        } catch (NoSuchFileException | java.io.FileNotFoundException absent) {
            throw Failure.of("Czar is not running for " + layout.root(), START, absent);
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
