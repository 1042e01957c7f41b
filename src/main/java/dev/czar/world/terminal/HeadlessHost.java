package dev.czar.world.terminal;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.FailureText;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sessions without a terminal: programs that take messages and tell of their work as streams of events, each session a process
 * of its own with its files in a folder, so that both go on without Czar.
 */
public final class HeadlessHost implements TerminalHost {
    private static final int SCREEN_LINES = 50;
    private static final int WATCHED_DEPTH = 2;

    private final Path folder;
    private final Map<String, AgentProfile> agents;
    private final HeadlessSessions sessions;
    private volatile boolean watched;

    /** {@code scope} marks the processes, {@code folder} takes all files, {@code agents} are by the names of their sessions. */
    public HeadlessHost(String scope, Path folder, Map<String, AgentProfile> agents, Map<String, String> environment) {
        this.folder = folder.toAbsolutePath();
        this.agents = Map.copyOf(agents);
        this.sessions = new HeadlessSessions(scope, this.folder, this.agents, environment);
    }

    /** A session that cannot be read is not listed, and so unknown; the others are. */
    @Override
    public PaneList panes() {
        List<TerminalPane> panes = new ArrayList<>();
        Set<String> unread = new HashSet<>();
        for (String name : new TreeMap<>(agents).keySet()) {
            try {
                Optional<HeadlessSession> session = sessions.find(name);
                if (session.isPresent()) {
                    panes.add(session.get().pane());
                }
            } catch (IOException unreadable) {
                unread.add(name);
            }
        }
        return new PaneList(ServerState.RUNNING, panes, unread::contains);
    }

    @Override
    public TerminalPane start(SessionLaunch launch) throws TerminalException, InterruptedException {
        try {
            if (sessions.find(launch.session()).isPresent()) {
                throw TerminalException.notDone("there is a session " + launch.session());
            }
            return sessions.start(launch);
        } catch (IOException failure) {
            throw failed("cannot start session " + launch.session(), failure);
        }
    }

    @Override
    public TerminalPane restart(TerminalPane pane, SessionLaunch launch)
            throws TerminalException, InterruptedException {
        try {
            same(pane);
            stop(pane.session());
            return sessions.start(launch);
        } catch (IOException failure) {
            throw failed("cannot restart session " + pane.session(), failure);
        }
    }

    @Override
    public String screen(TerminalPane pane) throws TerminalException {
        List<String> lines = lines(pane);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SCREEN_LINES), lines.size())) + "\n";
    }

    @Override
    public String styledScreen(TerminalPane pane) throws TerminalException {
        return screen(pane);
    }

    @Override
    public String history(TerminalPane pane) throws TerminalException {
        return String.join("\n", lines(pane)) + "\n";
    }

    @Override
    public Optional<ProtocolReading> protocol(TerminalPane pane) throws TerminalException {
        try {
            return Optional.of(same(pane).protocol());
        } catch (IOException failure) {
            throw failed("cannot read what session " + pane.session() + " says", failure);
        }
    }

    /** Reads on what is said in the session of this name, from its {@code last} lines on. */
    public SessionFollower follow(String session, int last) {
        return new SessionFollower(sessions, session, last);
    }

    @Override
    public List<String> attachCommand(String session) {
        return List.of("czar", "logs", session, "--follow");
    }

    @Override
    public void loadBuffer(String session, String buffer, byte[] text) throws TerminalException {
        try {
            AtomicFileWriter.write(buffer(session, buffer), text, FilePermissions.ownerOnly());
        } catch (IOException failure) {
            throw failed("cannot keep a message for " + session, failure);
        }
    }

    @Override
    public boolean hasBuffer(String session, String buffer) {
        return Files.exists(buffer(session, buffer));
    }

    @Override
    public void deleteBuffer(String session, String buffer) throws TerminalException {
        try {
            Files.deleteIfExists(buffer(session, buffer));
        } catch (IOException failure) {
            throw failed("cannot remove a message for " + session, failure);
        }
    }

    @Override
    public void paste(TerminalPane pane, String buffer) throws TerminalException {
        try {
            running(pane).paste(buffer(pane.session(), buffer));
        } catch (IOException failure) {
            throw failed("cannot write to session " + pane.session(), failure);
        }
    }

    @Override
    public void pressEnter(TerminalPane pane) throws TerminalException {
        try {
            running(pane).submit();
        } catch (TerminalException refused) {
            throw refused;
        } catch (IOException failure) {
            throw TerminalException.unknown("submitting to session " + pane.session() + ": " + FailureText.of(failure));
        }
    }

    @Override
    public void pressEnterWhile(TerminalPane pane, String shown) throws TerminalException {
        Pattern wanted = Pattern.compile(shown.replaceAll("[^A-Za-z0-9]", "."));
        String draft = protocol(pane).map(ProtocolReading::draft).orElse("");
        if (draft.lines().noneMatch(line -> wanted.matcher(line).find())) {
            throw TerminalException.notDone("the text does not wait to be submitted in session " + pane.session());
        }
        pressEnter(pane);
    }

    @Override
    public void leaveCopyMode(TerminalPane pane) {
        // there is no view to scroll
    }

    @Override
    public void stop(String session) throws TerminalException, InterruptedException {
        try {
            sessions.stop(session);
        } catch (IOException failure) {
            throw failed("cannot end session " + session, failure);
        }
    }

    /** Whoever listens is the one that writes, so it also finishes what was begun before it was started. */
    @Override
    public AutoCloseable onChange(Runnable listener) throws IOException {
        Files.createDirectories(folder);
        for (String name : agents.keySet()) {
            Optional<HeadlessSession> session = sessions.find(name).filter(HeadlessSession::runs);
            if (session.isPresent()) {
                session.get().recover();
            }
        }
        FolderWatcher watcher = new FolderWatcher(
                List.of(new WatchedFolder(folder, WATCHED_DEPTH)),
                file -> file.endsWith("stream.jsonl") || file.endsWith("pid"),
                listener);
        watched = true;
        return watcher;
    }

    @Override
    public boolean tellsOfChanges() {
        return watched;
    }

    @Override
    public void stopServer() throws TerminalException, InterruptedException {
        for (TerminalPane pane : panes().panes()) {
            stop(pane.session());
        }
        try {
            sessions.endAll();
        } catch (IOException failure) {
            throw failed("cannot end the sessions", failure);
        }
    }

    private HeadlessSession same(TerminalPane pane) throws IOException {
        return sessions.find(pane.session())
                .filter(session -> session.process() == pane.pid())
                .orElseThrow(() -> TerminalException.notDone("session " + pane.session() + " is not what it was"));
    }

    private HeadlessSession running(TerminalPane pane) throws IOException {
        HeadlessSession session = same(pane);
        if (!session.runs()) {
            throw TerminalException.notDone("session " + pane.session() + " has ended");
        }
        return session;
    }

    private List<String> lines(TerminalPane pane) throws TerminalException {
        try {
            return same(pane).lines();
        } catch (IOException failure) {
            throw failed("cannot read what session " + pane.session() + " says", failure);
        }
    }

    private Path buffer(String session, String buffer) {
        return folder.resolve(session).resolve("buffers").resolve(buffer + ".txt");
    }

    private static TerminalException failed(String what, IOException failure) {
        return failure instanceof TerminalException told
                ? told
                : TerminalException.notDone(what + ": " + FailureText.of(failure));
    }
}
