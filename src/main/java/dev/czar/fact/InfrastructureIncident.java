package dev.czar.fact;

/** A failure of what all workers share: one incident, however many workers it stops. */
public sealed interface InfrastructureIncident extends Derived {
    /** So many workers died in so short a time that something else is wrong. */
    public record CorrelatedCrash(int count) implements InfrastructureIncident {
        @Override
        public String subject() {
            return "workers";
        }
    }

    /** The terminal server is gone, and with it every session: one incident. */
    public record TerminalLost(String episode) implements InfrastructureIncident {
        @Override
        public String subject() {
            return "tmux";
        }
    }
}
