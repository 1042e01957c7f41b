package dev.czar.cli.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.ContentHash;
import dev.czar.io.FailureText;
import dev.czar.json.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is remembered of this user's projects: a file each in the user's data folder. */
final class PastProjects {

    private static final int NAME_LENGTH = 12;
    private static final ObjectMapper MAPPER = JsonCodec.mapper();

    private final Path folder;

    PastProjects(CzarCommand czar) {
        Map<String, String> variables = czar.environment().variables();
        String home = variables.getOrDefault("HOME", System.getProperty("java.io.tmpdir"));
        this.folder = Path.of(variables.getOrDefault("XDG_DATA_HOME", home + "/.local/share"), "czar", "history");
    }

    /** Replaces what was remembered of the same project before. */
    void remember(ProjectPast past) {
        Path file = folder.resolve(ContentHash.sha256(past.folder()).substring(0, NAME_LENGTH) + ".json");
        try {
            AtomicFileWriter.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(past));
        } catch (IOException failure) {
            throw CommandFailure.of("cannot write " + file + ": " + FailureText.of(failure), "", failure);
        }
    }

    /** All that are remembered, the latest first. */
    List<ProjectPast> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(PastProjects::read)
                    .sorted(Comparator.comparing(ProjectPast::until).reversed())
                    .toList();
        } catch (IOException failure) {
            throw CommandFailure.of("cannot read " + folder + ": " + FailureText.of(failure), "", failure);
        }
    }

    private static ProjectPast read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file), ProjectPast.class);
        } catch (IOException unreadable) {
            throw CommandFailure.of(
                    "cannot read what is remembered of a project, " + file + ": " + FailureText.of(unreadable),
                    "delete it; czar history in that project writes it anew",
                    unreadable);
        }
    }
}
