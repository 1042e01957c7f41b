package dev.czar.fact;

/** Seen in the world by a sensor or reported by an outcome. */
public sealed interface Sensed extends Fact
        permits Project,
                Worker,
                WorkerProcess,
                WorkerTurn,
                WorkerProgress,
                WorkerResource,
                WorkerReport,
                Workspace,
                Mainline,
                Task,
                Dependency,
                DependencyCycle,
                Claim,
                Reservation,
                Delivery,
                CompletionClaim,
                CheckResult,
                PullRequest,
                Review,
                Conflict,
                Omnibus,
                Integrated,
                Evicted,
                TerminalServer,
                SensorFailed {}
