package dev.czar.actuator.delivery;

import dev.czar.project.Acknowledgements;
import dev.czar.world.agent.Place;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenTurn;
import dev.czar.world.terminal.Pane;
import dev.czar.world.terminal.Panes;
import dev.czar.world.terminal.ServerState;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.TerminalException;
import java.time.Duration;
import java.util.Optional;

/** Looks for evidence that a written message was submitted and picked up, the best first. */
final class Lookout {
    private final Terminal terminal;
    private final Acknowledgements acknowledgements;
    private final Seat seat;
    private final Letter letter;
    private final Pane pane;
    private final ScreenReader reader;
    private final boolean wasActive;
    private boolean seenInComposer;
    private String silentScreen = "";

    /** {@code wasActive} says that the agent worked already before the message was written, so that work proves nothing. */
    Lookout(
            Terminal terminal,
            Acknowledgements acknowledgements,
            Seat seat,
            Letter letter,
            Pane pane,
            boolean wasActive) {
        this.terminal = terminal;
        this.acknowledgements = acknowledgements;
        this.seat = seat;
        this.letter = letter;
        this.pane = pane;
        this.reader = new ScreenReader(seat.agent());
        this.wasActive = wasActive;
    }

    Sighting look() throws InterruptedException {
        if (acknowledgements.acknowledged(letter.id())) {
            return Sighting.ACKNOWLEDGED;
        }
        Panes panes = terminal.panes();
        if (panes.server() == ServerState.UNREACHABLE) {
            return Sighting.NOTHING;
        }
        Optional<Pane> now = panes.of(seat.worker());
        if (now.filter(found -> found.pid() == pane.pid() && !found.dead()).isEmpty()) {
            return Sighting.SESSION_GONE;
        }
        try {
            return read(terminal.screen(pane));
        } catch (TerminalException unreadable) {
            return Sighting.NOTHING;
        }
    }

    /** Waits until the message is acknowledged, at most so long. */
    void await(Duration atMost) throws InterruptedException {
        acknowledgements.await(letter.id(), atMost);
    }

    /** Remembers the screen right before Enter: what an unreadable agent shows after it is its only answer. */
    void beforeEnter() throws TerminalException, InterruptedException {
        silentScreen = terminal.screen(pane);
        seenInComposer |= !seat.agent().unreadable() && reader.place(silentScreen, letter.marker()) == Place.COMPOSER;
    }

    private Sighting read(String screen) throws TerminalException, InterruptedException {
        ScreenState state = reader.read(screen);
        if (seat.agent().unreadable()) {
            boolean changed = !silentScreen.isEmpty() && !silentScreen.equals(screen);
            return changed ? Sighting.SUBMITTED : Sighting.NOTHING;
        }
        Place place = reader.place(screen, letter.marker());
        boolean said = place == Place.TRANSCRIPT
                || place == Place.ABSENT && terminal.history(pane).contains(letter.marker());
        if (said) {
            boolean working = state.turn() == ScreenTurn.ACTIVE || state.turn() == ScreenTurn.BLOCKED;
            return working ? Sighting.PICKED_UP : Sighting.SUBMITTED;
        }
        if (state.turn() == ScreenTurn.BLOCKED) {
            return Sighting.DIALOG_OPEN;
        }
        if (place == Place.COMPOSER) {
            seenInComposer = true;
            return Sighting.IN_COMPOSER;
        }
        return unseen(state);
    }

    /** The text is nowhere: an empty composer that held it, or work that it must have begun, still tells. */
    private Sighting unseen(ScreenState state) throws TerminalException, InterruptedException {
        boolean empty = reader.draft(terminal.styledScreen(pane)).isEmpty();
        if (empty && state.turn() == ScreenTurn.ACTIVE && !wasActive) {
            return Sighting.PICKED_UP;
        }
        return empty && seenInComposer ? Sighting.SUBMITTED : Sighting.NOTHING;
    }
}
