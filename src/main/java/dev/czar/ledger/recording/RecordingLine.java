package dev.czar.ledger.recording;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.czar.fact.Observation;
import java.time.Instant;
import java.util.List;

/**
 * A line of a recording, told apart by {@code line}: a header, what was known at the start, then rule books, observations
 * and cycles in the order of the ledger, and an end, without which the recording was cut off.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "line")
sealed interface RecordingLine {

    String FORMAT = "czar-recording/1";

    record Header(String format, String project, String version, Instant from, Instant to) implements RecordingLine {}

    record Rules(String revision, List<RuleText> files) implements RecordingLine {}

    record RuleText(String name, String text) {}

    record Known(Observation observation) implements RecordingLine {}

    record Seen(long seq, Observation observation) implements RecordingLine {}

    /** {@code redacted} says that a fact it saw is not as it was, so its hash cannot come out the same. */
    record Cycle(
            long id, Instant at, long seq, String revision, String hash, List<String> quarantined, boolean redacted)
            implements RecordingLine {}

    /** {@code lines} counts all lines with this one. */
    record End(int lines) implements RecordingLine {}
}
