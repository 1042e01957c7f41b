package dev.czar.sensor;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Calls {@code wake} soon after a file of interest changed in one of some folders; folders may come and go. */
final class FolderWatcher implements AutoCloseable {

    private static final int REPAIR_SECONDS = 2;

    private final List<Path> folders;
    private final Predicate<Path> interesting;
    private final Runnable wake;
    private final WatchService watcher;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Thread thread;

    FolderWatcher(List<Path> folders, Predicate<Path> interesting, Runnable wake) throws IOException {
        this.folders = List.copyOf(folders);
        this.interesting = interesting;
        this.wake = wake;
        this.watcher = FileSystems.getDefault().newWatchService();
        register();
        this.thread = new Thread(this::run, "folder-watch");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = watcher.poll(REPAIR_SECONDS, TimeUnit.SECONDS);
                boolean changed = key != null && drained(key);
                if (register() || changed) {
                    wake.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException end) {
            keys.clear();
        }
    }

    /** Takes all that is there, so that many changes at once wake once. */
    private boolean drained(WatchKey first) {
        boolean changed = false;
        for (WatchKey key = first; key != null; key = watcher.poll()) {
            for (WatchEvent<?> event : key.pollEvents()) {
                changed |= !(event.context() instanceof Path path) || interesting.test(path);
            }
            key.reset();
        }
        return changed;
    }

    /** Watches the folders that exist and are not watched, and says whether there were any. */
    private boolean register() {
        boolean added = false;
        for (Path folder : folders) {
            WatchKey known = keys.get(folder);
            if ((known == null || !known.isValid()) && Files.isDirectory(folder)) {
                added |= register(folder);
            }
        }
        return added;
    }

    private boolean register(Path folder) {
        try {
            keys.put(
                    folder,
                    folder.register(
                            watcher,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
            return true;
        } catch (IOException goneAgain) {
            return keys.remove(folder) != null;
        }
    }
}
