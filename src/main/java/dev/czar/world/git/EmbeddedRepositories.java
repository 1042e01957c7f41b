package dev.czar.world.git;

import dev.czar.io.SubmoduleNames;
import dev.czar.world.git.CommitHistory.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folders that a commit holds as repositories of their own without saying where those come from, as after {@code git init} in a folder: a clone
 * gets an empty folder in their place.
 */
public final class EmbeddedRepositories {
    private static final String LINK = " 160000 ";

    private final GitRepository repository;

    public EmbeddedRepositories(GitRepository repository) {
        this.repository = repository;
    }

    /** Those that {@code tip} brought in since it left {@code base}. */
    public List<String> since(String base, String tip) {
        String raw = repository
                .git()
                .output("diff", "--raw", "--no-renames", "--ignore-submodules=none", "-z", base + "..." + tip, "--");
        String[] parts = raw.split("\0");
        List<String> links = new ArrayList<>();
        for (int entry = 0; entry + 1 < parts.length; entry += 2) {
            if (parts[entry].contains(LINK) && !parts[entry].startsWith(":160000")) {
                links.add(parts[entry + 1]);
            }
        }
        links.removeAll(links.isEmpty() ? Set.of() : named(tip));
        return links;
    }

    private Set<String> named(String commit) {
        Optional<String> text = repository
                .history()
                .file(commit, SubmoduleNames.FILE)
                .map(TreeEntry::blob)
                .map(repository::blob);
        return SubmoduleList.names(text.orElse("")).byPath().keySet();
    }
}
