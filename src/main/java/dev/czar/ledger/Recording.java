package dev.czar.ledger;

import dev.czar.json.JsonProblem;
import java.util.List;
import java.util.Optional;

/** What was read of a recording: its header, the number of cycles handed on, and what was wrong with it. */
public record Recording(Optional<RecordingHeader> header, int cycles, List<JsonProblem> problems) {

    public Recording {
        problems = List.copyOf(problems);
    }
}
