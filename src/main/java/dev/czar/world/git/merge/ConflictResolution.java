package dev.czar.world.git.merge;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/** How somebody once settled a conflict: in which file, between which blobs, with what, in which merge commit. */
public record ConflictResolution(String path, Sides sides, String resolved, String commit, String author) {

    /** A name for the three blobs that is the same whichever side comes first. */
    public String key() {
        return sides.key();
    }

    /** The same settlement in another file where the same blobs meet. */
    ConflictResolution at(String file) {
        return new ConflictResolution(file, sides, resolved, commit, author);
    }

    /** The blobs that meet; {@code base} is "" when both sides added the file. */
    public record Sides(String base, String ours, String theirs) {
        String key() {
            String text = Stream.of(ours, theirs).sorted().reduce(base, (left, right) -> left + "/" + right);
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }
}
