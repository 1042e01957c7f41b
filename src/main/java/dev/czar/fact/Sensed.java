package dev.czar.fact;

/** Seen in the world by a sensor or reported by an outcome. */
public sealed interface Sensed extends Fact
        permits Project,
                Project.Mainline,
                Project.Note,
                Project.LandingSetting,
                Worker,
                Worker.AgentEvent,
                Worker.WorkerLabels,
                WorkerState,
                Task,
                Task.Dependency,
                Task.DependencyCycle,
                Task.TaskDetail,
                Task.OpenIssue,
                TaskAssignment,
                ChangeScope,
                SubmittedWork,
                Conflict,
                Conflict.ConflictMatrix,
                Omnibus,
                Omnibus.Integrated,
                Omnibus.Evicted,
                Omnibus.TakenOut,
                Omnibus.RequestedLanding,
                Omnibus.LandedDifference,
                InfrastructureState {}
