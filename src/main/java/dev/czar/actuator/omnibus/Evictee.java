package dev.czar.actuator.omnibus;

import dev.czar.fact.EvictionReason;
import dev.czar.fact.Member;

/** A member that could not go in, and why. */
record Evictee(Member member, EvictionReason reason, String log) {}
