package dev.czar.rule.backtest;

import dev.czar.rule.DryRun.Proposal;
import java.time.Instant;

/** A decision in the cycle in which it first stood, or was first refused. */
public record Moment(long cycle, Instant at, Proposal proposal) {}
