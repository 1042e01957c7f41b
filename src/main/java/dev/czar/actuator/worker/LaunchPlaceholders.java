package dev.czar.actuator.worker;

import dev.czar.io.BracePlaceholders;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.git.worktree.WorkerWorktrees.CheckoutFolders;
import dev.czar.world.terminal.SessionLaunch;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the placeholders in an agent's command and environment stand for when one worker's session is started. */
final class LaunchPlaceholders {
    private final Map<String, String> values;

    private LaunchPlaceholders(Map<String, String> values) {
        this.values = values;
    }

    static LaunchPlaceholders of(String worker, CheckoutFolders folders, Path spool) {
        return new LaunchPlaceholders(Map.of(
                "repository", folders.repository().toString(),
                "gitDir", folders.gitDirectory().toString(),
                "worktreeGitDir", folders.worktreeGitDirectory().toString(),
                "worktree", folders.worktree().toString(),
                "worker", worker,
                "report", ProjectLayout.reportScript(folders.worktree()).toString(),
                "spool", spool.toString()));
    }

    /** The same, and what these names stand for. */
    LaunchPlaceholders with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(more);
        return new LaunchPlaceholders(all);
    }

    String fill(String text) {
        return BracePlaceholders.fill(text, values);
    }

    SessionLaunch fill(SessionLaunch launch) {
        Map<String, String> environment = new TreeMap<>(launch.environment());
        environment.replaceAll((name, value) -> fill(value));
        return new SessionLaunch(
                launch.session(),
                launch.directory(),
                launch.argv().stream().map(this::fill).toList(),
                launch.following().stream().map(this::fill).toList(),
                environment);
    }
}
