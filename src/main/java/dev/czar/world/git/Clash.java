package dev.czar.world.git;

import java.util.List;

/** A file that does not merge: git's names for why, and its content in the common base and on both sides; {@code ""} where it is no regular file. */
public record Clash(String file, List<String> kinds, String base, String ours, String theirs) {
    public Clash {
        kinds = List.copyOf(kinds);
    }
}
