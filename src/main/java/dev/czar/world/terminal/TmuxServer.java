package dev.czar.world.terminal;

import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.io.ShellQuoting;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.SessionLaunch.LaunchScript;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import dev.czar.world.terminal.TmuxClient.SessionEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Sessions in a tmux server on a socket of its own, with a configuration of its own. */
public final class TmuxServer implements TerminalHost {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String REFUSED = "czar-refused";

    private final String socket;
    private final TmuxClient client;
    private final LaunchScript scripts;
    private final Path config;
    private final Path exits;
    private volatile Map<String, String> renamed = Map.of();
    private volatile Optional<TmuxActivityWatcher> watcher = Optional.empty();
    private final TmuxServerProcess process;
    private final Lock starting = new ReentrantLock();

    /** {@code folder} takes the server's configuration and the scripts that launch agents. */
    public TmuxServer(String socket, Path folder, Map<String, String> environment) {
        this.socket = socket;
        this.config = folder.toAbsolutePath().resolve("tmux.conf");
        this.exits = folder.toAbsolutePath().resolve("exits");
        this.scripts = new LaunchScript(folder.toAbsolutePath().resolve("launch"));
        this.client = new TmuxClient("tmux", socket, config, SessionEnvironment.of(environment));
        this.process = new TmuxServerProcess(client);
    }

    @Override
    public PaneList panes() throws InterruptedException {
        try {
            long read = watcher.map(TmuxActivityWatcher::read).orElse(0L);
            CommandResult result = client.run("list-panes", "-a", "-F", TmuxPaneFormat.FORMAT);
            if (result.ok()) {
                List<TerminalPane> panes = TmuxPaneFormat.parse(result.output());
                renamed = TmuxPaneFormat.renamed(result.output());
                if (watcher.isPresent()) {
                    watcher.get().listed(process.number(), panes, read);
                }
                if (panes.stream().anyMatch(TerminalPane::endUntold)) {
                    client.run("run-shell", "-b", ":"); // tmux misses the end of some children until another one ends
                }
                return new PaneList(ServerState.RUNNING, panes);
            }
            return new PaneList(
                    TmuxClient.isServerMissing(result) ? ServerState.ABSENT : ServerState.UNREACHABLE, List.of());
        } catch (TerminalException unreadable) {
            return new PaneList(ServerState.UNREACHABLE, List.of());
        }
    }

    @Override
    public List<String> attachCommand(String session) {
        return List.of("tmux", "-L", socket, "attach-session", "-t", renamed.getOrDefault(session, "=" + session));
    }

    @Override
    public TerminalPane start(SessionLaunch launch) throws TerminalException, InterruptedException {
        starting.lockInterruptibly();
        try {
            writeConfig();
            String own = "=" + launch.session() + ":";
            boolean taken = // by what a person has begun beside an agent
                    client.run("has-session", "-t", own).ok()
                            && panes().ofSession(launch.session()).isEmpty();
            List<String> arguments = new ArrayList<>(
                    taken
                            ? List.of("new-window", "-t", own)
                            : List.of("new-session", "-d", "-x", "220", "-y", "50", "-s", launch.session()));
            arguments.addAll(List.of("-c", "/"));
            arguments.addAll(program(launch));
            arguments.addAll(List.of(";", "set-option", "-t", own, TmuxPaneFormat.MARKED, "yes"));
            arguments.addAll(List.of(";", "set-option", "-p", "-t", own, TmuxPaneFormat.WORKER, launch.session()));
            client.runOrThrow(new byte[0], arguments);
            return started(launch.session());
        } finally {
            starting.unlock();
        }
    }

    @Override
    public TerminalPane restart(TerminalPane pane, SessionLaunch launch)
            throws TerminalException, InterruptedException {
        end(pane.session(), pane.dead() ? List.of() : List.of(pane.pid()));
        List<String> arguments = new ArrayList<>(List.of("respawn-pane", "-k", "-t", pane.id(), "-c", "/"));
        arguments.addAll(program(launch));
        requireSession(pane);
        client.runOrThrow(new byte[0], arguments);
        return started(pane.session());
    }

    @Override
    public String screen(TerminalPane pane) throws TerminalException, InterruptedException {
        String scrolledAway = pane.ended().isPresent() ? "-S -1 " : "";
        return read(pane, "capture-pane -p " + scrolledAway + "-t " + pane.id());
    }

    @Override
    public String styledScreen(TerminalPane pane) throws TerminalException, InterruptedException {
        return read(pane, "capture-pane -p -e -t " + pane.id());
    }

    @Override
    public String history(TerminalPane pane) throws TerminalException, InterruptedException {
        return read(pane, "capture-pane -p -J -S - -t " + pane.id());
    }

    @Override
    public void loadBuffer(String session, String buffer, byte[] text) throws TerminalException, InterruptedException {
        client.runOrThrow(text, List.of("load-buffer", "-b", buffer, "-"));
    }

    @Override
    public boolean hasBuffer(String session, String buffer) throws TerminalException, InterruptedException {
        return client.runOrThrow("list-buffers", "-F", "#{buffer_name}").lines().anyMatch(buffer::equals);
    }

    @Override
    public void deleteBuffer(String session, String buffer) throws TerminalException, InterruptedException {
        CommandResult result = client.run("delete-buffer", "-b", buffer);
        if (!result.ok() && !TmuxClient.isServerMissing(result)) {
            throw TerminalException.notDone(
                    "tmux delete-buffer: " + result.errors().strip());
        }
    }

    @Override
    public void paste(TerminalPane pane, String buffer) throws TerminalException, InterruptedException {
        write(pane, "paste-buffer -d -p -r -b " + buffer + " -t " + pane.id());
    }

    @Override
    public void pressEnter(TerminalPane pane) throws TerminalException, InterruptedException {
        write(pane, "send-keys -t " + pane.id() + " Enter");
    }

    @Override
    public void pressEnterWhile(TerminalPane pane, String shown) throws TerminalException, InterruptedException {
        String pattern = shown.replaceAll("[^A-Za-z0-9]", "?");
        guarded(
                pane,
                ",#{&&:#{==:#{pane_dead}#{pane_in_mode},00},#{C:" + pattern + "}}",
                "send-keys -t " + pane.id() + " Enter");
    }

    @Override
    public void leaveCopyMode(TerminalPane pane) throws TerminalException, InterruptedException {
        read(pane, "copy-mode -q -t " + pane.id());
    }

    @Override
    public void stop(String session) throws TerminalException, InterruptedException {
        end(session, living(pane -> pane.session().equals(session)));
        Optional<TerminalPane> pane = panes().ofSession(session);
        CommandResult result =
                client.run("kill-session", "-t", pane.map(TerminalPane::id).orElse("=" + session));
        if (!result.ok() && panes().ofSession(session).isPresent()) {
            throw TerminalException.notDone(
                    "tmux kill-session: " + result.errors().strip());
        }
    }

    @Override
    public AutoCloseable onChange(Runnable listener) throws IOException {
        Files.createDirectories(exits);
        FolderWatcher told = new FolderWatcher(List.of(WatchedFolder.flat(exits)), file -> true, listener);
        TmuxActivityWatcher seen = new TmuxActivityWatcher(listener);
        watcher = Optional.of(seen);
        return () -> {
            seen.close();
            told.close();
        };
    }

    @Override
    public boolean tellsOfChanges() {
        return watcher.isPresent() && TmuxActivityWatcher.isPossible();
    }

    @Override
    public void stopServer() throws TerminalException, InterruptedException {
        end("", living(pane -> true));
        CommandResult result = process.kill();
        if (!result.ok() && !TmuxClient.isServerMissing(result) && panes().server() != ServerState.ABSENT) {
            throw TerminalException.unknown(
                    "tmux kill-server: " + result.errors().strip());
        }
    }

    private String read(TerminalPane pane, String command) throws TerminalException, InterruptedException {
        return guarded(pane, "", command);
    }

    private void write(TerminalPane pane, String command) throws TerminalException, InterruptedException {
        guarded(pane, ",#{==:#{pane_dead}#{pane_in_mode},00}", command);
    }

    /** The server checks the pane's identity and runs the command in one step; all words in it are ours. */
    private String guarded(TerminalPane pane, String more, String command)
            throws TerminalException, InterruptedException {
        String same = "#{==:" + TmuxPaneFormat.SESSION + "/#{pane_pid}," + pane.session() + "/" + pane.pid() + "}";
        String condition = more.isEmpty() ? same : "#{&&:" + same + more + "}";
        String output = client.runOrThrow(
                "if-shell", "-F", "-t", pane.id(), condition, command, "display-message -p " + REFUSED);
        if (output.strip().equals(REFUSED)) {
            throw TerminalException.notDone("pane " + pane.id() + " of " + pane.session() + " is not what it was");
        }
        return output;
    }

    private void requireSession(TerminalPane pane) throws TerminalException, InterruptedException {
        boolean same = panes().ofSession(pane.session())
                .filter(now -> now.id().equals(pane.id()))
                .isPresent();
        if (!same) {
            throw TerminalException.notDone("pane " + pane.id() + " of " + pane.session() + " is gone");
        }
    }

    private List<Long> living(Predicate<TerminalPane> wanted) throws InterruptedException {
        return panes().panes().stream()
                .filter(pane -> !pane.dead() && wanted.test(pane))
                .map(TerminalPane::pid)
                .toList();
    }

    /** Of one session, or of all when it is "". */
    private void end(String session, List<Long> processes) throws TerminalException, InterruptedException {
        String mark = LaunchScript.MARK + "=" + socket + "/" + (session.isEmpty() ? "" : session + "\0");
        String whose = session.isEmpty() ? "the sessions" : session;
        try {
            if (!new ProcessTree(processes, mark).end(GRACE)) {
                throw TerminalException.notDone("processes of " + whose + " do not end");
            }
        } catch (TerminalException alive) {
            throw alive;
        } catch (IOException failure) {
            throw TerminalException.unknown("cannot signal processes of " + whose + ": " + FailureText.of(failure));
        }
    }

    private List<String> program(SessionLaunch launch) throws TerminalException {
        try {
            return List.of("--", "sh", scripts.write(launch, socket).toString());
        } catch (IOException failure) {
            throw TerminalException.notDone("cannot write the launch script: " + FailureText.of(failure));
        }
    }

    private void writeConfig() throws TerminalException {
        try {
            Files.createDirectories(config.getParent());
            Files.createDirectories(exits);
            Files.writeString(config, ResourceReader.text("tmux.conf") + exitHook());
        } catch (IOException failure) {
            throw TerminalException.notDone("cannot write " + config + ": " + FailureText.of(failure));
        }
    }

    /** Tells of each program that ends by writing to a file, which a listener watches. */
    private String exitHook() {
        String shell = "echo > " + ShellQuoting.quote(exits.resolve("latest").toString());
        String quoted = shell.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("#", "##");
        return "set-hook -g pane-died { run-shell -b \"" + quoted + "\" }\n";
    }

    private TerminalPane started(String session) throws TerminalException, InterruptedException {
        return panes().ofSession(session)
                .orElseThrow(() -> TerminalException.unknown("session " + session + " vanished"));
    }
}
