package dev.czar.io;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The remotes of a repository that have an address: {@code shared} is the one by which it shares its mainline, and {@code pushed} the one to which
 * workers' branches are pushed, which a person says as for git, else origin.
 */
public record RepositoryRemotes(List<String> names, Optional<String> shared, Optional<String> pushed) {
    private static final String USUAL = "origin";
    private static final String REMOTE = "remote";
    private static final String BRANCH = "branch";

    public RepositoryRemotes {
        names = List.copyOf(names);
    }

    /** What git has configured, or null. */
    @FunctionalInterface
    public interface GitSettings {
        String value(String section, String subsection, String name);
    }

    public static RepositoryRemotes of(Collection<String> configured, GitSettings settings, String mainline) {
        List<String> names = configured.stream()
                .filter(remote -> settings.value(REMOTE, remote, "url") != null)
                .toList();
        return new RepositoryRemotes(
                names,
                shared(names, settings.value(BRANCH, mainline, REMOTE)),
                Stream.of(
                                settings.value(BRANCH, mainline, "pushRemote"),
                                settings.value(REMOTE, null, "pushDefault"),
                                USUAL)
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .filter(names::contains));
    }

    private static Optional<String> shared(List<String> names, String followed) {
        if (names.contains(USUAL)) {
            return Optional.of(USUAL);
        }
        if (followed != null && names.contains(followed)) {
            return Optional.of(followed);
        }
        return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }
}
