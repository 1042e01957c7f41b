package dev.czar.actuator.worker;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ShellQuoting;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.project.report.HookScript;
import dev.czar.project.report.ReportScript;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.AgentProfile.SessionExtras;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees.CheckoutFolders;
import dev.czar.world.terminal.SessionLaunch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a session is started with, and the files of the worker's own that are written for it outside of every worktree. */
public final class SessionSetup {
    private static final String NOWHERE = "http://127.0.0.1:0";

    private static final String IGNORE = ".gitignore";
    private static final String OWN = "# Czar's own, for this worker's session\n";

    private final ProjectLayout layout;
    private final WorkerWorktrees workplace;
    private final ReadyWorktrees ready;

    public SessionSetup(ProjectLayout layout, ReadyWorktrees ready) {
        this.ready = ready;
        this.layout = layout;
        this.workplace = ready.worktrees();
    }

    /** Makes the worktree ready, writes the files that the agent is to find, and returns its launch with all places filled in. */
    SessionLaunch prepare(String worker, List<String> command, AgentProfile agent)
            throws IOException, UncommittedChangesException, InterruptedException {
        ready.open(worker);
        CheckoutFolders folders = workplace.foldersOf(worker);
        Path worktree = folders.worktree();
        Path own = layout.workerFiles(worker);
        String token = ApiToken.ofWorker(layout, worker);
        String hook = HookScript.install(layout, worker, token).toString();
        Map<String, String> values = new TreeMap<>(Map.of(
                "files", own.toString(),
                "hook", hook,
                "hookCommand", ShellQuoting.quote(hook),
                "token", token,
                "url", RunningCzar.find(layout).map(RunningCzar::url).orElse(NOWHERE)));
        LaunchPlaceholders places =
                LaunchPlaceholders.of(worker, folders, layout.spool()).with(values);
        SessionExtras extras = agent.session();
        for (Map.Entry<String, String> file : extras.files().entrySet()) {
            write(own, file.getKey(), places.fill(file.getValue()));
        }
        for (Map.Entry<String, String> file : extras.worktreeFiles().entrySet()) {
            writeIgnored(worker, file.getKey(), places.fill(file.getValue()));
        }
        Map<String, String> environment = new TreeMap<>(agent.environment());
        extras.environment().forEach(environment::putIfAbsent);
        environment.put("CZAR_WORKER", worker);
        environment.put("CZAR_SPOOL", layout.spool().toString());
        environment.put(
                "CZAR_REPORT",
                ReportScript.install(worktree, worker, layout.spool(), workplace.branches())
                        .toString());
        return places.fill(new SessionLaunch(
                worker, worktree, both(command, extras), both(agent.followingCommand(), extras), environment));
    }

    /** Nothing for a program that has no such command. */
    private static List<String> both(List<String> command, SessionExtras extras) {
        return command.isEmpty()
                ? command
                : Stream.concat(command.stream(), extras.arguments().stream()).toList();
    }

    /**
     * Beside a file that makes git ignore both, and the copies that programs keep of their settings (settings.json.orig); nothing
     * is written where the repository or a person has a file.
     */
    private void writeIgnored(String worker, String name, String content) throws IOException {
        Path file = workplace.directoryOf(worker).resolve(name);
        Path ignore = file.resolveSibling(IGNORE);
        String ignored = OWN + "/%s\n/%s*\n".formatted(IGNORE, file.getFileName());
        boolean own = Files.exists(ignore)
                && Files.readString(ignore).replace("*", "").equals(ignored.replace("*", ""));
        boolean free = !Files.exists(ignore) && !Files.exists(file);
        if ((own || free) && !workplace.tracks(worker, name)) {
            AtomicFileWriter.write(ignore, ignored.getBytes(StandardCharsets.UTF_8));
            write(workplace.directoryOf(worker), name, content);
        }
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        AtomicFileWriter.write(file, content.getBytes(StandardCharsets.UTF_8), FilePermissions.ownerOnly());
    }
}
