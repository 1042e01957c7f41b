package dev.czar.fact;

/** A threshold; inserted by limits.drl. */
public sealed interface Limit extends Fact
        permits HealthLimits,
                NudgeLimits,
                RestartLimits,
                DeliveryLimits,
                ReviewLimits,
                RetryLimits,
                ApprovalLimit,
                LandingPolicy {}
