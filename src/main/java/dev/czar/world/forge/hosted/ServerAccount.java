package dev.czar.world.forge.hosted;

/** Who wrote something, from the answer that has it; an account that is gone is {@code ghost}. */
public record ServerAccount(String id, String login, boolean bot) {
    static final String GHOST = "ghost";

    public ServerAccount {
        login = login.isEmpty() ? GHOST : login;
    }

    boolean isKnown() {
        return !bot && !login.equals(GHOST);
    }
}
