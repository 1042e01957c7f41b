package dev.czar.fact;

/** Concluded by a rule; never observed. */
public sealed interface Derived extends Fact
        permits Health,
                Busy,
                Idle,
                Finishing,
                Unmet,
                Ready,
                Suits,
                Duplicate,
                Accepted,
                Rejected,
                TerminalLost,
                MassDeath,
                AllIntegrated {}
