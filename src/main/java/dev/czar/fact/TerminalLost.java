package dev.czar.fact;

/** The terminal server is gone, and with it every session: one incident. */
public record TerminalLost(String episode) implements Derived {
    @Override
    public String subject() {
        return "tmux";
    }
}
