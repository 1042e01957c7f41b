package dev.czar.cli;

import dev.czar.json.JsonProblem;
import dev.czar.ledger.RecordedCycle;
import dev.czar.ledger.RecordingReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads the recording named on the command line. */
final class RecordingFile {

    private RecordingFile() {}

    /** Hands on its cycles and returns what is wrong with it. */
    static List<String> read(Czar czar, Path file, Consumer<RecordedCycle> consumer) {
        try {
            return RecordingReader.read(czar.surroundings().directory().resolve(file), consumer).problems().stream()
                    .map(JsonProblem::toString)
                    .toList();
        } catch (NoSuchFileException absent) {
            throw Failure.usage("there is no file " + file, "");
        } catch (IOException unreadable) {
            throw Failure.of("cannot read " + file + ": " + unreadable.getMessage(), "", unreadable);
        }
    }
}
