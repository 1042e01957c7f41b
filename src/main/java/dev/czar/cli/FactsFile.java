package dev.czar.cli;

import dev.czar.fact.Snapshot;
import dev.czar.json.InvalidJson;
import dev.czar.json.SnapshotFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the facts file named on the command line. */
final class FactsFile {

    private FactsFile() {}

    static Snapshot read(Czar czar, Path file) {
        try {
            return SnapshotFile.read(czar.surroundings().directory().resolve(file));
        } catch (NoSuchFileException absent) {
            throw Failure.usage("there is no file " + file, "");
        } catch (InvalidJson invalid) {
            throw Failure.of(invalid.getMessage(), "what a facts file holds: czar facts --schema", invalid);
        } catch (IOException unreadable) {
            throw Failure.of("cannot read " + file + ": " + unreadable.getMessage(), "", unreadable);
        }
    }
}
