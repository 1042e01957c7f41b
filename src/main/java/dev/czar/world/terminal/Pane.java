package dev.czar.world.terminal;

import java.time.Instant;
import java.util.Optional;

/**
 * One reading of a worker's pane. Its identity is id, session and process together: what is written to a pane reaches
 * that very process or nothing. {@code exitStatus} is -1 while it lives, when it was killed, and when tmux has not heard of
 * its end, which it may never; {@code typed} is when an attached human last pressed a key.
 */
public record Pane(
        String id,
        String session,
        long pid,
        boolean dead,
        int exitStatus,
        String command,
        boolean scrolled,
        Instant lastOutput,
        Optional<Instant> typed) {}
