package dev.czar.world.agent;

/**
 * What a screen says: whose move it is and the sign it was read from, what runs short and until when in the agent's own
 * words, the question of a dialog. {@code background} is an agent that takes input while work of its own goes on.
 */
public record ScreenState(
        ScreenTurn turn, String sign, boolean background, Shortage shortage, String until, String question) {
    /** Nothing readable. */
    public static final ScreenState UNREADABLE = new ScreenState(ScreenTurn.UNKNOWN, "", false, Shortage.NONE, "", "");

    /** Whether text may be written now: a free prompt, or one that takes input during work if the agent steers. */
    public boolean takesInput(Agent agent) {
        return turn == ScreenTurn.IDLE || turn == ScreenTurn.ACTIVE && (background || agent.steersWhileActive());
    }
}
