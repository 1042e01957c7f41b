package dev.czar.world.terminal;

import dev.czar.world.agent.ScreenState;
import java.time.Instant;
import java.util.List;

/**
 * What a program itself says by its protocol: whose move it is, since when, the id of its conversation; the text that waits
 * to be submitted to it, and the messages that it said it has taken up, the latest ones.
 */
public record ProtocolReading(
        ScreenState state, Instant since, String conversation, String draft, List<String> takenUp) {
    public ProtocolReading {
        takenUp = List.copyOf(takenUp);
    }

    /** Whether a message with this marker was taken up. */
    public boolean took(String marker) {
        return takenUp.stream().anyMatch(text -> text.contains(marker));
    }
}
