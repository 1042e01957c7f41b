package dev.czar.io;

import java.util.Collection;
import java.util.Optional;

/** By which remote a repository shares its mainline: origin, else the one that the mainline follows, else the only one. */
public final class SharedRemote {
    public static final String USUAL = "origin";

    private SharedRemote() {}

    /** {@code followed} is what git has the mainline follow, or null. */
    public static Optional<String> among(Collection<String> remotes, String followed) {
        if (remotes.contains(USUAL)) {
            return Optional.of(USUAL);
        }
        if (followed != null && remotes.contains(followed)) {
            return Optional.of(followed);
        }
        return remotes.size() == 1 ? remotes.stream().findFirst() : Optional.empty();
    }
}
