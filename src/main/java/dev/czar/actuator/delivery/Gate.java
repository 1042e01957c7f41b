package dev.czar.actuator.delivery;

import dev.czar.world.agent.Place;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenTurn;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Panes;
import dev.czar.world.terminal.ServerState;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Says whether text may be written into a worker's session at this moment: never into a dialog, a shell or a human's draft. */
final class Gate {
    private static final Set<String> SHELLS = Set.of(
            "sh", "bash", "zsh", "fish", "dash", "ksh", "mksh", "ash", "csh", "tcsh", "nu", "pwsh", "busybox", "login");

    private final Terminal terminal;
    private final Clock clock;
    private final Duration typing;

    Gate(Terminal terminal, Clock clock, Duration typing) {
        this.terminal = terminal;
        this.clock = clock;
        this.typing = typing;
    }

    Opening look(Seat seat) throws InterruptedException {
        Panes panes = terminal.panes();
        Optional<Pane> pane = panes.of(seat.worker());
        if (panes.server() == ServerState.UNREACHABLE) {
            return Opening.later("the terminal does not answer");
        }
        if (pane.isEmpty()) {
            return Opening.closed("there is no session " + seat.worker());
        }
        try {
            return look(seat, pane.get());
        } catch (TerminalException unreadable) {
            return Opening.later(unreadable.getMessage());
        }
    }

    private Opening look(Seat seat, Pane pane) throws TerminalException, InterruptedException {
        if (pane.dead()) {
            return Opening.closed(
                    "the agent has ended" + (pane.exitStatus() < 0 ? "" : " with exit status " + pane.exitStatus()));
        }
        if (!seat.agent().shell() && SHELLS.contains(pane.command())) {
            return Opening.closed("a shell (" + pane.command() + ") runs in the session");
        }
        if (lately(pane)) {
            return Opening.later("a human is typing");
        }
        if (pane.scrolled()) {
            terminal.scrollDown(pane);
            return Opening.later("the session was scrolled back");
        }
        ScreenReader reader = new ScreenReader(seat.agent());
        ScreenState state = reader.read(terminal.screen(pane));
        if (state.turn() == ScreenTurn.BLOCKED) {
            return Opening.later("a dialog is open: " + state.question());
        }
        if (!seat.agent().unreadable() && !state.takesInput(seat.agent())) {
            return Opening.later("the agent does not take input (" + state.turn() + " " + state.sign() + ")");
        }
        return reader.draft(terminal.styledScreen(pane)).isEmpty()
                ? Opening.open(pane, state)
                : Opening.later("the composer holds a draft");
    }

    /** Submits a message of ours that an earlier delivery left in the composer; true when one was there. */
    boolean flush(Seat seat) throws TerminalException, InterruptedException {
        Optional<Pane> pane = terminal.panes().of(seat.worker()).filter(found -> !found.dead() && !lately(found));
        if (pane.isEmpty()) {
            return false;
        }
        ScreenReader reader = new ScreenReader(seat.agent());
        String screen = terminal.screen(pane.get());
        boolean ours = screen.contains("[czar:") && reader.place(screen, "[czar:") == Place.COMPOSER;
        if (ours && reader.read(screen).turn() != ScreenTurn.BLOCKED) {
            terminal.pressEnter(pane.get());
        }
        return ours;
    }

    private boolean lately(Pane pane) {
        return pane.typed()
                .filter(at -> Duration.between(at, clock.instant()).compareTo(typing) < 0)
                .isPresent();
    }
}
