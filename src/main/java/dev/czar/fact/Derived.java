package dev.czar.fact;

/** Concluded by a rule; never observed. */
public sealed interface Derived extends Fact
        permits Health,
                WorkerCondition,
                WorkInProgress,
                TaskReadiness,
                TaskMatching,
                WorkAcceptance,
                TaskProgress,
                OmnibusReadiness,
                InfrastructureIncident {}
