package dev.czar.actuator.delivery;

import dev.czar.world.agent.ScreenState;
import dev.czar.world.terminal.Pane;
import java.util.Optional;

/** One look at a worker's gate: open on this very pane, or the reason why not; {@code passing} reasons go by themselves. */
record Opening(Optional<Pane> pane, ScreenState state, String refusal, boolean passing) {
    static Opening open(Pane pane, ScreenState state) {
        return new Opening(Optional.of(pane), state, "", false);
    }

    static Opening later(String refusal) {
        return new Opening(Optional.empty(), ScreenState.UNREADABLE, refusal, true);
    }

    static Opening closed(String refusal) {
        return new Opening(Optional.empty(), ScreenState.UNREADABLE, refusal, false);
    }

    boolean isOpen() {
        return pane.isPresent();
    }
}
