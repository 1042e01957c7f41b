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

    SessionLaunch fill(SessionLaunch launch) {
        Map<String, String> environment = new TreeMap<>(launch.environment());
        environment.replaceAll((name, value) -> BracePlaceholders.fill(value, values));
        return new SessionLaunch(
                launch.session(),
                launch.directory(),
                launch.argv().stream()
                        .map(word -> BracePlaceholders.fill(word, values))
                        .toList(),
                environment);
    }
}
