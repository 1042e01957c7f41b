package dev.czar.rule.backtest;

/** How a decision differs: it is new, it is gone, another action or rule, or the same at another time. */
public enum Change {
    ADDED,
    REMOVED,
    CHANGED,
    EARLIER,
    LATER
}
