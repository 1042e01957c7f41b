package dev.czar.loop.config;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Says of which project czar.yaml was saved, once it has not been for a moment. */
public final class ConfigFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConfigFollower.class);
    private static final long SETTLED_MILLISECONDS = 300;

    private final Consumer<String> saved;
    private final Map<String, FolderWatcher> watchers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-config"));

    public ConfigFollower(Consumer<String> saved) {
        this.saved = saved;
    }

    public void follow(String project, ProjectLayout layout) {
        FolderWatcher watcher = new FolderWatcher(
                List.of(WatchedFolder.flat(layout.czarDirectory())),
                layout.configFile()::equals,
                () -> changed(project));
        FolderWatcher old = watchers.put(project, watcher);
        if (old != null) {
            old.close();
        }
    }

    public void forget(String project) {
        FolderWatcher watcher = watchers.remove(project);
        if (watcher != null) {
            watcher.close();
        }
    }

    private void changed(String project) {
        try {
            thread.schedule(() -> saved.accept(project), SETTLED_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.debugf("czar.yaml of %s was saved while Czar stops", project);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        List.copyOf(watchers.keySet()).forEach(this::forget);
    }
}
