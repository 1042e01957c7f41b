package dev.czar.loop.access;

import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.util.List;
import java.util.Optional;

/** The workers' screens, to be looked at and to be taken over. */
public interface WorkerScreens {

    /** The visible lines; empty when the worker has no session that can be read. */
    Optional<String> screen(String worker) throws InterruptedException;

    /** The command by which a human joins the worker's session. */
    List<String> attachCommand(String worker);

    static WorkerScreens of(TerminalHost terminal) {
        return new TerminalScreens(terminal);
    }

    /** Each worker has the session of its name. */
    record TerminalScreens(TerminalHost terminal) implements WorkerScreens {

        @Override
        public Optional<String> screen(String worker) throws InterruptedException {
            Optional<TerminalPane> pane = terminal.panes().ofSession(worker);
            try {
                return pane.isEmpty() ? Optional.empty() : Optional.of(terminal.screen(pane.get()));
            } catch (TerminalException gone) {
                return Optional.empty();
            }
        }

        @Override
        public List<String> attachCommand(String worker) {
            return terminal.attachCommand(worker);
        }
    }
}
