package dev.czar.fact;

/** What a worker's axes add up to; a worker has exactly one. */
public sealed interface Health extends Derived
        permits Healthy, Starting, Slow, Stuck, Crashed, Waiting, Blocked, Limited, Unknown {
    String worker();
}
