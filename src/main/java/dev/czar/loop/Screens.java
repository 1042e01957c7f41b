package dev.czar.loop;

import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.util.List;
import java.util.Optional;

/** The workers' screens, to be looked at and to be taken over. */
interface Screens {

    /** The visible lines; empty when the worker has no session that can be read. */
    Optional<String> of(String worker) throws InterruptedException;

    /** The command by which a human joins the worker's session. */
    List<String> attaching(String worker);

    static Screens on(Terminal terminal) {
        return new OfTerminal(terminal);
    }

    /** Each worker has the session of its name. */
    record OfTerminal(Terminal terminal) implements Screens {

        @Override
        public Optional<String> of(String worker) throws InterruptedException {
            Optional<Pane> pane = terminal.panes().of(worker);
            try {
                return pane.isEmpty() ? Optional.empty() : Optional.of(terminal.screen(pane.get()));
            } catch (TerminalException gone) {
                return Optional.empty();
            }
        }

        @Override
        public List<String> attaching(String worker) {
            return terminal.attaching(worker);
        }
    }
}
