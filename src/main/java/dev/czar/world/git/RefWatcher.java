package dev.czar.world.git;

import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Watches a repository's branches and what its worktrees have checked out. */
public final class RefWatcher {
    private static final Set<String> FILES_OF_INTEREST = Set.of("HEAD", "packed-refs", "locked");

    private RefWatcher() {}

    /** Calls {@code wake} within milliseconds when one of them changes, and when one has been made. */
    public static FolderWatcher watch(GitRepository repository, Runnable wake) {
        Path common = repository.commonDirectory();
        Path heads = common.resolve("refs/heads");
        Path remotes = common.resolve("refs/remotes");
        return new FolderWatcher(
                List.of(
                        WatchedFolder.flat(common),
                        WatchedFolder.recursive(heads),
                        new WatchedFolder(remotes, 1),
                        new WatchedFolder(common.resolve("worktrees"), 1)),
                file -> !file.toString().endsWith(".lock")
                        && (file.startsWith(heads)
                                || file.startsWith(remotes)
                                || FILES_OF_INTEREST.contains(file.getFileName().toString())),
                wake);
    }
}
