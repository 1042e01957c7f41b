package dev.czar.world.agent;

/** An agent profile that cannot be used; the message names the agent, the key and what is expected. */
public final class InvalidAgent extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidAgent(String message) {
        super(message);
    }
}
