package dev.czar.world.terminal;

import dev.czar.world.terminal.PaneList.ServerState;
import dev.czar.world.terminal.PaneList.TerminalPane;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sessions of which some are in a terminal and some without one, each by its name. One that is to be elsewhere from now on ends
 * where it was when it is started anew.
 */
public final class MixedHost implements TerminalHost {
    private final TerminalHost terminal;
    private final TerminalHost headless;
    private final Set<String> without;
    private final boolean terminals;

    /** {@code without} are the names of the sessions that have no terminal; without {@code terminals} there are no others. */
    public MixedHost(TerminalHost terminal, TerminalHost headless, Set<String> without, boolean terminals) {
        this.terminal = terminal;
        this.headless = headless;
        this.without = Set.copyOf(without);
        this.terminals = terminals;
    }

    /** A terminal server that is not there, or not reached, is so for its own sessions; the others are listed all the same. */
    @Override
    public PaneList panes() throws InterruptedException {
        PaneList there = headless.panes();
        PaneList here = terminals ? terminal.panes() : new PaneList(there.server(), List.of());
        return new PaneList(
                here.server(),
                Stream.concat(
                                here.panes().stream().filter(pane -> !without.contains(pane.session())),
                                there.panes().stream().filter(pane -> without.contains(pane.session())))
                        .toList(),
                session -> (without.contains(session) ? there : here).isUnknown(session));
    }

    @Override
    public TerminalPane start(SessionLaunch launch) throws TerminalException, InterruptedException {
        stopElsewhere(launch.session());
        return of(launch.session()).start(launch);
    }

    @Override
    public TerminalPane restart(TerminalPane pane, SessionLaunch launch)
            throws TerminalException, InterruptedException {
        return of(pane.session()).restart(pane, launch);
    }

    @Override
    public String screen(TerminalPane pane) throws TerminalException, InterruptedException {
        return of(pane.session()).screen(pane);
    }

    @Override
    public String styledScreen(TerminalPane pane) throws TerminalException, InterruptedException {
        return of(pane.session()).styledScreen(pane);
    }

    @Override
    public String history(TerminalPane pane) throws TerminalException, InterruptedException {
        return of(pane.session()).history(pane);
    }

    @Override
    public Optional<ProtocolReading> protocol(TerminalPane pane) throws TerminalException {
        return of(pane.session()).protocol(pane);
    }

    @Override
    public List<String> attachCommand(String session) {
        return of(session).attachCommand(session);
    }

    @Override
    public void loadBuffer(String session, String buffer, byte[] text) throws TerminalException, InterruptedException {
        of(session).loadBuffer(session, buffer, text);
    }

    @Override
    public boolean hasBuffer(String session, String buffer) throws TerminalException, InterruptedException {
        return of(session).hasBuffer(session, buffer);
    }

    @Override
    public void deleteBuffer(String session, String buffer) throws TerminalException, InterruptedException {
        of(session).deleteBuffer(session, buffer);
    }

    @Override
    public void paste(TerminalPane pane, String buffer) throws TerminalException, InterruptedException {
        of(pane.session()).paste(pane, buffer);
    }

    @Override
    public void pressEnter(TerminalPane pane) throws TerminalException, InterruptedException {
        of(pane.session()).pressEnter(pane);
    }

    @Override
    public void pressEnterWhile(TerminalPane pane, String shown) throws TerminalException, InterruptedException {
        of(pane.session()).pressEnterWhile(pane, shown);
    }

    @Override
    public void leaveCopyMode(TerminalPane pane) throws TerminalException, InterruptedException {
        of(pane.session()).leaveCopyMode(pane);
    }

    /** Wherever it is: one whose place was changed may still be where it was. */
    @Override
    public void stop(String session) throws TerminalException, InterruptedException {
        try {
            of(session).stop(session);
        } finally {
            stopElsewhere(session);
        }
    }

    /** One without a terminal is asked to end also when it cannot be read, and is then not listed. */
    private void stopElsewhere(String session) throws TerminalException, InterruptedException {
        if (!without.contains(session)) {
            headless.stop(session);
        } else if (terminal.panes().ofSession(session).isPresent()) {
            terminal.stop(session);
        }
    }

    @Override
    public AutoCloseable onChange(Runnable listener) throws IOException {
        AutoCloseable second = headless.onChange(listener);
        AutoCloseable first = terminals ? terminal.onChange(listener) : () -> {};
        return () -> {
            first.close();
            second.close();
        };
    }

    @Override
    public boolean tellsOfChanges() {
        return headless.tellsOfChanges() && (!terminals || terminal.tellsOfChanges());
    }

    @Override
    public void stopServer() throws TerminalException, InterruptedException {
        try {
            headless.stopServer();
        } finally {
            if (terminals || terminal.panes().server() == ServerState.RUNNING) {
                terminal.stopServer();
            }
        }
    }

    private TerminalHost of(String session) {
        return without.contains(session) ? headless : terminal;
    }
}
