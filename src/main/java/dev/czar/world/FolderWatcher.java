package dev.czar.world;

import dev.czar.io.DaemonThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Calls a listener within milliseconds when a file of interest changes in a folder, which may come, go and be replaced. */
public final class FolderWatcher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FolderWatcher.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int SWEEPS_TOLD = 6; // where the system tells of changes, looking is rarely needed

    private final List<WatchedFolder> folders;
    private final Predicate<Path> interesting;
    private final Runnable onChange;
    private final Duration sweep;
    private final Optional<WatchService> events;
    private final Thread thread;
    private Map<Path, WatchKey> keys = Map.of();
    private boolean untold;

    /** {@code interesting} is asked about files by their whole path. */
    public FolderWatcher(List<WatchedFolder> folders, Predicate<Path> interesting, Runnable onChange) {
        this(folders, interesting, onChange, FileSystems.getDefault()::newWatchService, SWEEP);
    }

    /** Where the system tells no more of changes, as its limit is reached, the listener is called at each sweep. */
    FolderWatcher(
            List<WatchedFolder> folders,
            Predicate<Path> interesting,
            Runnable onChange,
            WatchServiceSource source,
            Duration sweep) {
        this.folders = List.copyOf(folders);
        this.interesting = interesting;
        this.onChange = onChange;
        this.sweep = sweep;
        this.events = opened(source);
        watchFolders();
        thread = new DaemonThreadFactory("folder-watcher").newThread(this::run);
        thread.start();
    }

    private Optional<WatchService> opened(WatchServiceSource source) {
        try {
            return Optional.of(source.open());
        } catch (IOException limit) {
            warnOfLimit(limit);
            return Optional.empty();
        }
    }

    private void warnOfLimit(IOException limit) {
        if (!untold) {
            LOG.warnf(
                    "changes in %s are noticed late, every %d s: %s; `sysctl fs.inotify` shows the limits of this system",
                    folders.get(0).path(), sweep.toSeconds(), limit.getMessage());
        }
        untold = true;
    }

    @Override
    public void close() {
        thread.interrupt();
        if (events.isPresent()) {
            try {
                events.get().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void run() {
        try {
            long swept = System.nanoTime();
            while (true) {
                Optional<WatchKey> key = nextEvent(swept + untilSweep().toNanos() - System.nanoTime());
                boolean due = System.nanoTime() - swept >= untilSweep().toNanos();
                boolean changed = key.map(this::drain).orElse(false) || due && untold;
                boolean found = (changed || due) && watchFolders();
                swept = due ? System.nanoTime() : swept;
                if (changed || found) {
                    onChange.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** From one look at all folders to the next, also while events of no interest never end. */
    private Duration untilSweep() {
        return untold ? sweep : sweep.multipliedBy(SWEEPS_TOLD);
    }

    private Optional<WatchKey> nextEvent(long nanos) throws InterruptedException {
        if (events.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return Optional.empty();
        }
        return Optional.ofNullable(events.get().poll(nanos, TimeUnit.NANOSECONDS));
    }

    /** Takes all that is there, so that many changes at once are one. */
    private boolean drain(WatchKey first) {
        boolean changed = false;
        for (WatchKey key = first; key != null; key = events.orElseThrow().poll()) {
            Path folder = (Path) key.watchable();
            for (WatchEvent<?> event : key.pollEvents()) {
                changed |= !(event.context() instanceof Path name) || concerns(folder.resolve(name));
            }
            key.reset();
        }
        return changed;
    }

    private boolean concerns(Path path) {
        return folders.stream().anyMatch(folder -> folder.path().startsWith(path) || changedInside(folder, path));
    }

    private boolean changedInside(WatchedFolder folder, Path path) {
        int level = path.startsWith(folder.path())
                ? path.getNameCount() - folder.path().getNameCount() - 1
                : Integer.MAX_VALUE;
        boolean subfolder = level < folder.depth() && (keys.containsKey(path) || isFolder(path));
        return subfolder || level <= folder.depth() && interesting.test(path);
    }

    /** Watches what is there now and nothing else; says whether any of it was not watched before. */
    private boolean watchFolders() {
        Map<Path, WatchKey> before = keys;
        keys = new HashMap<>();
        for (WatchedFolder folder : folders) {
            watchNearest(folder.path().getParent());
            watchBelow(folder.path(), folder.depth());
        }
        before.values().stream().filter(key -> !keys.containsValue(key)).forEach(WatchKey::cancel);
        return !before.values().containsAll(keys.values());
    }

    /** Watches the folder, or else its nearest ancestor, which says when the folder comes. */
    private boolean watchNearest(Path folder) {
        if (folder == null || watch(folder)) {
            return folder != null;
        }
        return watchNearest(folder.getParent()) && watch(folder);
    }

    private void watchBelow(Path folder, int depth) {
        if (watch(folder) && depth > 0) {
            try (Stream<Path> inside = Files.list(folder)) {
                inside.filter(FolderWatcher::isFolder).forEach(sub -> watchBelow(sub, depth - 1));
            } catch (IOException | UncheckedIOException goneMeanwhile) {
                return; // whoever takes it away makes an event in its parent
            }
        }
    }

    private boolean watch(Path folder) {
        if (events.isEmpty()) {
            return false;
        }
        try {
            keys.put(
                    folder,
                    folder.register(
                            events.get(),
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
            return true;
        } catch (FileSystemException notThere) {
            return false;
        } catch (IOException limit) {
            warnOfLimit(limit);
            return false;
        }
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Where a watch service comes from; it fails where the system has none left. */
    interface WatchServiceSource {
        WatchService open() throws IOException;
    }

    /** A folder and how many levels of folders below it are watched with it. */
    public record WatchedFolder(Path path, int depth) {

        public WatchedFolder {
            path = path.toAbsolutePath().normalize();
        }

        public static WatchedFolder flat(Path path) {
            return new WatchedFolder(path, 0);
        }

        public static WatchedFolder recursive(Path path) {
            return new WatchedFolder(path, Integer.MAX_VALUE - 1);
        }
    }
}
