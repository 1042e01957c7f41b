package dev.czar.world.git;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Calls {@code wake} within milliseconds when a branch or what a worktree has checked out changes, and when one has been made. */
public final class RefWatcher implements AutoCloseable {
    private static final Set<String> FILES_OF_INTEREST =
            Set.of("HEAD", "packed-refs", "refs", "heads", "remotes", "worktrees", "locked");

    private final Path common;
    private final Path heads;
    private final Path worktrees;
    private final Path remotes;
    private final Runnable onChange;
    private final WatchService events;

    public RefWatcher(GitRepository repository, Runnable wake) {
        this.common = repository.commonDirectory();
        this.heads = common.resolve("refs").resolve("heads");
        this.worktrees = common.resolve("worktrees");
        this.remotes = common.resolve("refs").resolve("remotes");
        this.onChange = wake;
        try {
            this.events = FileSystems.getDefault().newWatchService();
        } catch (IOException failure) {
            throw new GitException("Changes of refs cannot be watched: " + failure.getMessage(), failure);
        }
        rescan();
        new DaemonThreadFactory("ref-watcher").newThread(this::watch).start();
    }

    /** Watches what is there now, which may have been deleted and made anew; watching a folder twice is watching it once. */
    public synchronized void rescan() {
        for (Path folder : List.of(common, common.resolve("refs"), worktrees)) {
            watchOne(folder);
        }
        below(heads, Integer.MAX_VALUE).forEach(this::watchOne);
        below(worktrees, 1).forEach(this::watchOne);
        below(remotes, 1).forEach(this::watchOne);
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey first = events.take();
                boolean interesting = false;
                for (WatchKey key = first; key != null; key = events.poll()) {
                    interesting |= isInteresting(key);
                    key.reset();
                }
                if (interesting) {
                    rescan();
                    onChange.run();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isInteresting(WatchKey key) {
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            boolean lost = event.kind() == StandardWatchEventKinds.OVERFLOW;
            if (lost || isInteresting(folder, event.context().toString())) {
                return true;
            }
        }
        return false;
    }

    private boolean isInteresting(Path folder, String name) {
        if (name.endsWith(".lock")) {
            return false;
        }
        return folder.startsWith(heads)
                || folder.equals(worktrees)
                || folder.startsWith(remotes)
                || FILES_OF_INTEREST.contains(name);
    }

    private void watchOne(Path folder) {
        try {
            folder.register(
                    events,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return; // whoever makes it again makes an event in its parent
        } catch (IOException failure) {
            throw new GitException("%s cannot be watched: %s".formatted(folder, failure.getMessage()), failure);
        }
    }

    private static List<Path> below(Path root, int depth) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root, depth)) {
            return paths.filter(Files::isDirectory).toList();
        } catch (IOException | UncheckedIOException deletedMeanwhile) {
            return List.of(root);
        }
    }
}
