package dev.czar.cli;

import dev.czar.fact.Snapshot;
import dev.czar.json.InvalidJson;
import dev.czar.json.SnapshotFile;
import dev.czar.ledger.RecordingReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Reads the facts file named on the command line. */
final class FactsFile {

    private static final String RECORDING = ".jsonl";

    private FactsFile() {}

    static Snapshot read(Czar czar, Path file) {
        Path path = czar.surroundings().directory().resolve(file);
        try {
            return file.toString().endsWith(RECORDING) ? last(path) : SnapshotFile.read(path);
        } catch (NoSuchFileException absent) {
            throw Failure.usage("there is no file " + file, "");
        } catch (InvalidJson invalid) {
            throw Failure.of(invalid.getMessage(), "what a facts file holds: czar facts --schema", invalid);
        } catch (IOException unreadable) {
            throw Failure.of("cannot read " + file + ": " + unreadable.getMessage(), "", unreadable);
        }
    }

    /** What was known in the last cycle of a recording. */
    private static Snapshot last(Path recording) throws IOException {
        AtomicReference<Snapshot> last = new AtomicReference<>();
        RecordingReader.read(recording, cycle -> last.set(cycle.snapshot()));
        if (last.get() == null) {
            throw Failure.of(recording + " holds no cycle", "make a recording with: czar record");
        }
        return last.get();
    }
}
