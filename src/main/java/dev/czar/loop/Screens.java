package dev.czar.loop;

import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.util.Optional;

/** The workers' screens, to be looked at. */
interface Screens {

    /** The visible lines; empty when the worker has no session that can be read. */
    Optional<String> of(String worker) throws InterruptedException;

    static Screens on(Terminal terminal) {
        return worker -> {
            Optional<Pane> pane = terminal.panes().of(worker);
            try {
                return pane.isEmpty() ? Optional.empty() : Optional.of(terminal.screen(pane.get()));
            } catch (TerminalException gone) {
                return Optional.empty();
            }
        };
    }
}
