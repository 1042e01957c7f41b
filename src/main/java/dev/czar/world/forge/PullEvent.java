package dev.czar.world.forge;

import java.time.Instant;

/** Something that happened to a pull request and who did it. */
public record PullEvent(Instant at, String what, String author, String text) {
    public PullEvent {
        author = author == null ? Pull.CZAR : author;
    }
}
