package dev.czar.fact;

/** Concluded by a rule; never observed. */
public sealed interface Derived extends Fact
        permits Health,
                WorkerCondition,
                LimitHolders,
                LimitHolders.OwnLimit,
                LimitsFor,
                WorkInProgress,
                TaskReadiness,
                TaskMatching,
                WorkAcceptance,
                TaskProgress,
                OmnibusReadiness,
                Derived.InfrastructureIncident {

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
}
