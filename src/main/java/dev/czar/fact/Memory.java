package dev.czar.fact;

/** Remembered from the ledger: what was done before. */
public sealed interface Memory extends Fact
        permits Started, Nudged, Told, ReturnedWork, Restarted, Alerted, ActionFailed, InFlight {}
