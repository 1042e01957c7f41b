package dev.czar.world.terminal;

import dev.czar.world.CommandResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Sessions in a tmux server on a socket of its own, with a configuration of its own. */
public final class Tmux implements Terminal {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String REFUSED = "czar-refused";

    private final String socket;
    private final TmuxClient client;
    private final LaunchScript scripts;
    private final Path config;
    private final Lock starting = new ReentrantLock();

    /** {@code folder} takes the server's configuration and the scripts that launch agents. */
    public Tmux(String socket, Path folder, Map<String, String> environment) {
        this.socket = socket;
        this.config = folder.toAbsolutePath().resolve("tmux.conf");
        this.scripts = new LaunchScript(folder.toAbsolutePath().resolve("launch"));
        this.client = new TmuxClient("tmux", socket, config, ChildEnvironment.of(environment));
    }

    @Override
    public Panes panes() throws InterruptedException {
        try {
            CommandResult result = client.ask("list-panes", "-a", "-F", PaneLines.FORMAT);
            if (result.ok()) {
                return new Panes(ServerState.RUNNING, PaneLines.parse(result.output()));
            }
            return new Panes(TmuxClient.noServer(result) ? ServerState.ABSENT : ServerState.UNREACHABLE, List.of());
        } catch (TerminalException unreadable) {
            return new Panes(ServerState.UNREACHABLE, List.of());
        }
    }

    @Override
    public List<String> attaching(String session) {
        return List.of("tmux", "-L", socket, "attach-session", "-t", "=" + session);
    }

    @Override
    public Pane start(Launch launch) throws TerminalException, InterruptedException {
        starting.lockInterruptibly();
        try {
            writeConfig();
            List<String> arguments = new ArrayList<>(List.of("new-session", "-d", "-P", "-F", PaneLines.FORMAT));
            arguments.addAll(List.of("-x", "220", "-y", "50", "-s", launch.session(), "-c", "/"));
            arguments.addAll(program(launch));
            return only(client.tell(new byte[0], arguments));
        } finally {
            starting.unlock();
        }
    }

    @Override
    public Pane restart(Pane pane, Launch launch) throws TerminalException, InterruptedException {
        if (!pane.dead()) {
            end(pane);
        }
        List<String> arguments = new ArrayList<>(List.of("respawn-pane", "-k", "-t", pane.id(), "-c", "/"));
        arguments.addAll(program(launch));
        requireSession(pane);
        client.tell(new byte[0], arguments);
        return panes().of(pane.session())
                .orElseThrow(() -> TerminalException.unknown("session " + pane.session() + " vanished"));
    }

    @Override
    public String screen(Pane pane) throws TerminalException, InterruptedException {
        return read(pane, "capture-pane -p -t " + pane.id());
    }

    @Override
    public String styledScreen(Pane pane) throws TerminalException, InterruptedException {
        return read(pane, "capture-pane -p -e -t " + pane.id());
    }

    @Override
    public String history(Pane pane) throws TerminalException, InterruptedException {
        return read(pane, "capture-pane -p -J -S - -t " + pane.id());
    }

    @Override
    public void load(String buffer, byte[] text) throws TerminalException, InterruptedException {
        client.tell(text, List.of("load-buffer", "-b", buffer, "-"));
    }

    @Override
    public boolean holds(String buffer) throws TerminalException, InterruptedException {
        return client.tell("list-buffers", "-F", "#{buffer_name}").lines().anyMatch(buffer::equals);
    }

    @Override
    public void drop(String buffer) throws TerminalException, InterruptedException {
        CommandResult result = client.ask("delete-buffer", "-b", buffer);
        if (!result.ok() && !TmuxClient.noServer(result)) {
            throw TerminalException.notDone(
                    "tmux delete-buffer: " + result.errors().strip());
        }
    }

    @Override
    public void paste(Pane pane, String buffer) throws TerminalException, InterruptedException {
        write(pane, "paste-buffer -d -p -r -b " + buffer + " -t " + pane.id());
    }

    @Override
    public void pressEnter(Pane pane) throws TerminalException, InterruptedException {
        write(pane, "send-keys -t " + pane.id() + " Enter");
    }

    @Override
    public void scrollDown(Pane pane) throws TerminalException, InterruptedException {
        read(pane, "copy-mode -q -t " + pane.id());
    }

    @Override
    public void stop(String session) throws TerminalException, InterruptedException {
        for (Pane pane : panes().all()) {
            if (pane.session().equals(session) && !pane.dead()) {
                end(pane);
            }
        }
        CommandResult result = client.ask("kill-session", "-t", "=" + session);
        if (!result.ok() && panes().of(session).isPresent()) {
            throw TerminalException.notDone(
                    "tmux kill-session: " + result.errors().strip());
        }
    }

    @Override
    public void stopServer() throws TerminalException, InterruptedException {
        CommandResult result = client.ask("kill-server");
        if (!result.ok() && !TmuxClient.noServer(result) && panes().server() != ServerState.ABSENT) {
            throw TerminalException.unknown(
                    "tmux kill-server: " + result.errors().strip());
        }
    }

    private String read(Pane pane, String command) throws TerminalException, InterruptedException {
        return guarded(pane, "", command);
    }

    private void write(Pane pane, String command) throws TerminalException, InterruptedException {
        guarded(pane, ",#{==:#{pane_dead}#{pane_in_mode},00}", command);
    }

    /** The server checks the pane's identity and runs the command in one step; all words in it are ours. */
    private String guarded(Pane pane, String more, String command) throws TerminalException, InterruptedException {
        String same = "#{==:#{session_name}/#{pane_pid}," + pane.session() + "/" + pane.pid() + "}";
        String condition = more.isEmpty() ? same : "#{&&:" + same + more + "}";
        String output =
                client.tell("if-shell", "-F", "-t", pane.id(), condition, command, "display-message -p " + REFUSED);
        if (output.strip().equals(REFUSED)) {
            throw TerminalException.notDone("pane " + pane.id() + " of " + pane.session() + " is not what it was");
        }
        return output;
    }

    private void requireSession(Pane pane) throws TerminalException, InterruptedException {
        boolean same = panes().of(pane.session())
                .filter(now -> now.id().equals(pane.id()))
                .isPresent();
        if (!same) {
            throw TerminalException.notDone("pane " + pane.id() + " of " + pane.session() + " is gone");
        }
    }

    private static void end(Pane pane) throws TerminalException, InterruptedException {
        try {
            if (!new ProcessTree(pane.pid()).end(GRACE)) {
                throw TerminalException.notDone("process " + pane.pid() + " of " + pane.session() + " does not end");
            }
        } catch (TerminalException alive) {
            throw alive;
        } catch (IOException failure) {
            throw TerminalException.unknown("cannot signal process " + pane.pid() + ": " + failure.getMessage());
        }
    }

    private List<String> program(Launch launch) throws TerminalException {
        try {
            return List.of("--", "sh", scripts.write(launch).toString());
        } catch (IOException failure) {
            throw TerminalException.notDone("cannot write the launch script: " + failure);
        }
    }

    private void writeConfig() throws TerminalException {
        try (InputStream shipped = Tmux.class.getResourceAsStream("/tmux.conf")) {
            Files.createDirectories(config.getParent());
            Files.writeString(config, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw TerminalException.notDone("cannot write " + config + ": " + failure);
        }
    }

    private static Pane only(String output) throws TerminalException {
        List<Pane> panes = PaneLines.parse(output);
        if (panes.size() != 1) {
            throw TerminalException.unknown("tmux said of a new session: " + output);
        }
        return panes.get(0);
    }
}
