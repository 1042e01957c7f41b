package dev.czar.world.terminal;

import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A list of sessions in which nothing runs. */
final class ListedHost implements TerminalHost {
    final Map<String, TerminalPane> sessions = new TreeMap<>();
    ServerState state = ServerState.RUNNING;
    Set<String> unread = Set.of();
    Set<String> hidden = Set.of();
    boolean lasting;

    void begin(String... names) {
        for (String name : names) {
            sessions.put(
                    name,
                    new TerminalPane(
                            "%" + sessions.size(),
                            name,
                            1,
                            false,
                            -1,
                            0,
                            Optional.empty(),
                            "agent",
                            false,
                            Instant.EPOCH,
                            Optional.empty()));
        }
    }

    @Override
    public PaneList panes() {
        List<TerminalPane> panes = sessions.values().stream()
                .filter(pane -> !hidden.contains(pane.session()))
                .toList();
        return unread.isEmpty() ? new PaneList(state, panes) : new PaneList(state, panes, unread::contains);
    }

    @Override
    public TerminalPane start(SessionLaunch launch) {
        begin(launch.session());
        return sessions.get(launch.session());
    }

    @Override
    public TerminalPane restart(TerminalPane pane, SessionLaunch launch) {
        return start(launch);
    }

    @Override
    public String screen(TerminalPane pane) {
        return "";
    }

    @Override
    public String styledScreen(TerminalPane pane) {
        return "";
    }

    @Override
    public String history(TerminalPane pane) {
        return "";
    }

    @Override
    public List<String> attachCommand(String session) {
        return List.of();
    }

    @Override
    public void loadBuffer(String session, String buffer, byte[] text) {}

    @Override
    public boolean hasBuffer(String session, String buffer) {
        return false;
    }

    @Override
    public void deleteBuffer(String session, String buffer) {}

    @Override
    public void paste(TerminalPane pane, String buffer) {}

    @Override
    public void pressEnter(TerminalPane pane) {}

    @Override
    public void pressEnterWhile(TerminalPane pane, String shown) {}

    @Override
    public void leaveCopyMode(TerminalPane pane) {}

    @Override
    public void stop(String session) throws TerminalException {
        refuseIfLasting();
        sessions.remove(session);
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return () -> {};
    }

    @Override
    public boolean tellsOfChanges() {
        return true;
    }

    @Override
    public void stopServer() throws TerminalException {
        refuseIfLasting();
        sessions.clear();
    }

    private void refuseIfLasting() throws TerminalException {
        if (lasting) {
            throw TerminalException.notDone("its processes do not end");
        }
    }
}
