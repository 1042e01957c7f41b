package dev.czar.actuator.delivery;

import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.MarkerPlace;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.terminal.PaneList.TerminalPane;
import dev.czar.world.terminal.ProtocolReading;
import dev.czar.world.terminal.TerminalHost;
import dev.czar.world.terminal.TerminalHost.TerminalException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Submits a message of ours that an earlier delivery left in the input line, with one Enter ever: what stays is not an input line. */
final class LeftoverMessage {
    private static final Pattern MARKER = Pattern.compile("\\[czar:([0-9a-f]{8})]");

    private final TerminalHost terminal;
    private final Set<String> entered = ConcurrentHashMap.newKeySet();

    LeftoverMessage(TerminalHost terminal) {
        this.terminal = terminal;
    }

    /** True when one was there and Enter was pressed. */
    boolean submit(WorkerSession session, TerminalPane pane) throws InterruptedException {
        try {
            return entered(session, pane);
        } catch (TerminalException notDone) {
            return false;
        }
    }

    private boolean entered(WorkerSession session, TerminalPane pane) throws TerminalException, InterruptedException {
        Optional<ProtocolReading> told = terminal.protocol(pane);
        if (told.isPresent()) {
            return enteredByProtocol(pane, told.get());
        }
        ScreenReader reader = new ScreenReader(session.agent());
        String screen = terminal.screen(pane);
        Optional<String> id =
                MARKER.matcher(screen).results().reduce((older, newer) -> newer).map(marker -> marker.group(1));
        if (session.agent().unreadable()
                || id.isEmpty()
                || reader.locate(screen, "[czar:" + id.get() + "]") != MarkerPlace.COMPOSER
                || !free(reader.read(screen))
                || !entered.add(pane.pid() + "/" + id.get())) {
            return false;
        }
        terminal.pressEnterWhile(pane, id.get());
        return true;
    }

    private boolean enteredByProtocol(TerminalPane pane, ProtocolReading told)
            throws TerminalException, InterruptedException {
        Matcher marker = MARKER.matcher(told.draft());
        if (!free(told.state()) || !marker.find() || !entered.add(pane.pid() + "/" + marker.group(1))) {
            return false;
        }
        terminal.pressEnter(pane);
        return true;
    }

    private static boolean free(ScreenState state) {
        return state.shortage() == AgentShortage.NONE
                && (state.turn() == ScreenTurn.IDLE || state.turn() == ScreenTurn.ACTIVE);
    }
}
