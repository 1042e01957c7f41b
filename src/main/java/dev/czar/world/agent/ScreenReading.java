package dev.czar.world.agent;

import dev.czar.world.agent.ScreenBlocks.ScreenBlock;
import dev.czar.world.agent.ScreenReader.SignMatch;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.util.List;
import java.util.Optional;

/**
 * How a screen was read: the state, the sign that decided it, and what was looked at: the number of the composer's line
 * (0 when none was found), and who spoke last in which line.
 */
public record ScreenReading(
        ScreenState state, Optional<SignMatch> match, int composerLine, String newest, int newestLine) {
    static ScreenReading of(ScreenState state) {
        return new ScreenReading(state, Optional.empty(), 0, "", 0);
    }

    static ScreenReading of(ScreenTurn turn, SignMatch match) {
        return of(new ScreenState(turn, match.sign(), false, AgentShortage.NONE, "", "", ""), match);
    }

    static ScreenReading active(SignMatch match, boolean background) {
        return of(new ScreenState(ScreenTurn.ACTIVE, match.sign(), background, AgentShortage.NONE, "", "", ""), match);
    }

    static ScreenReading blocked(SignMatch match, String question, ScreenState behind) {
        return of(
                new ScreenState(
                        ScreenTurn.AWAITING_INPUT,
                        match.sign(),
                        false,
                        behind.shortage(),
                        behind.until(),
                        question,
                        behind.banner()),
                match);
    }

    static ScreenReading waiting(ScreenTurn turn) {
        return of(new ScreenState(turn, sign(turn), false, AgentShortage.NONE, "", "", ""));
    }

    static ScreenReading waiting(ScreenTurn turn, SignMatch match) {
        return of(new ScreenState(turn, sign(turn), false, match.shortage(), match.until(), "", match.line()), match);
    }

    private static ScreenReading of(ScreenState state, SignMatch match) {
        return new ScreenReading(state, Optional.of(match), 0, "", 0);
    }

    private static String sign(ScreenTurn turn) {
        return turn == ScreenTurn.IDLE ? "prompt" : "";
    }

    ScreenReading seen(ScreenLayout layout, List<ScreenBlock> blocks) {
        int composer = layout.found() ? layout.screen().number(layout.composer()) : 0;
        if (blocks.isEmpty()) {
            return new ScreenReading(state, match, composer, "", 0);
        }
        ScreenBlock last = blocks.get(blocks.size() - 1);
        return new ScreenReading(
                state, match, composer, last.kind().name(), layout.screen().number(last.from()));
    }
}
