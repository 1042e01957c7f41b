package dev.czar.ledger.recording;

import dev.czar.json.TextProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was read of a recording: its header, the number of cycles handed on, and what was wrong with it. */
public record Recording(Optional<RecordingHeader> header, int cycles, List<TextProblem> problems) {

    public Recording {
        problems = List.copyOf(problems);
    }

    /** What a recording is of: a project, by which version of Czar, from when (inclusive) to when (exclusive). */
    public record RecordingHeader(String project, String version, Instant from, Instant to) {}
}
