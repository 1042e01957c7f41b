package dev.czar.world.agent;

/**
 * What a screen says: whose move it is and the sign it was read from, what runs short and until when in the agent's own
 * words, the question of a dialog, the line that says what runs short. {@code background} is an agent that takes input while work of its own goes on.
 */
public record ScreenState(
        ScreenTurn turn,
        String sign,
        boolean background,
        AgentShortage shortage,
        String until,
        String question,
        String banner) {
    /** Nothing readable. */
    public static final ScreenState UNREADABLE =
            new ScreenState(ScreenTurn.UNKNOWN, "", false, AgentShortage.NONE, "", "", "");

    /** Whether text may be written now: a free prompt, or one that takes input during work if the agent steers. */
    public boolean takesInput(AgentProfile agent) {
        return turn == ScreenTurn.IDLE || turn == ScreenTurn.ACTIVE && (background || agent.steersWhileActive());
    }

    /** Where a text is on the screen: not yet submitted in the composer, or above it among what was said. */
    public enum MarkerPlace {
        ABSENT,
        COMPOSER,
        TRANSCRIPT
    }

    /** Whose move the screen shows it to be; unknown is a legal reading. */
    public enum ScreenTurn {
        ACTIVE,
        IDLE,
        AWAITING_INPUT,
        UNKNOWN
    }

    /**
     * What the screen says the agent has run short of: its plan's use for a while, a daily or provider quota, money, a
     * server that answers (worth another try after a pause), a conversation that takes more, its login.
     */
    public enum AgentShortage {
        NONE,
        RATE_LIMITED,
        QUOTA_EXCEEDED,
        OUT_OF_CREDIT,
        SERVER_ERROR,
        CONTEXT_FULL,
        AUTH_LOST
    }
}
