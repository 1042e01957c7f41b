package dev.czar.cli.input;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Snapshot;
import dev.czar.io.FailureText;
import dev.czar.json.InvalidJson;
import dev.czar.json.SnapshotFile;
import dev.czar.json.TextProblem;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Reads the facts file named on the command line. */
public final class FactsFileReader {

    private static final String RECORDING = ".jsonl";

    private FactsFileReader() {}

    public static Snapshot read(CzarCommand czar, Path file) {
        Path path = czar.environment().directory().resolve(file);
        try {
            return file.toString().endsWith(RECORDING) ? last(path) : SnapshotFile.read(path);
        } catch (NoSuchFileException absent) {
            throw CommandFailure.wrongUsage("there is no file " + file, "");
        } catch (InvalidJson invalid) {
            throw CommandFailure.of(invalid.getMessage(), "what a facts file holds: czar facts --schema", invalid);
        } catch (IOException unreadable) {
            throw CommandFailure.of("cannot read " + file + ": " + FailureText.of(unreadable), "", unreadable);
        }
    }

    /** What was known in the last cycle of a recording. */
    private static Snapshot last(Path recording) throws IOException {
        AtomicReference<Snapshot> last = new AtomicReference<>();
        RecordingReader.read(recording, cycle -> last.set(cycle.snapshot()));
        if (last.get() == null) {
            throw CommandFailure.of(recording + " holds no cycle", "make a recording with: czar record");
        }
        return last.get();
    }

    /** Reads the recording named on the command line. */
    public static final class RecordingFileReader {

        private RecordingFileReader() {}

        /** Hands on its cycles and returns what is wrong with it. */
        public static List<String> read(CzarCommand czar, Path file, Consumer<RecordedCycle> consumer) {
            try {
                return RecordingReader.read(czar.environment().directory().resolve(file), consumer).problems().stream()
                        .map(TextProblem::toString)
                        .toList();
            } catch (NoSuchFileException absent) {
                throw CommandFailure.wrongUsage("there is no file " + file, "");
            } catch (IOException unreadable) {
                throw CommandFailure.of("cannot read " + file + ": " + FailureText.of(unreadable), "", unreadable);
            }
        }
    }
}
