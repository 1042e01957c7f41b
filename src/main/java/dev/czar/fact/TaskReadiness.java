package dev.czar.fact;

import dev.czar.fact.Fact.SignedValue;
import dev.czar.fact.Task.TaskKind;

/** Whether a task is open, what it still waits for, and whether it can be handed out. */
public sealed interface TaskReadiness extends Derived {
    /** A task whose files a worker is changing for another task. */
    public record Contended(String task, String worker) implements TaskReadiness {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** A task that others need not wait for any more: integrated, or done by a person's word. */
    public record RequirementMet(String task) implements TaskReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** A task whose reported change is on the mainline without Czar: a person squashed, picked or rebased it there. */
    public record DoneOnMainline(String task, String head, String commit) implements TaskReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** A task that still has to be integrated. */
    public record OpenTask(String task, TaskKind kind) implements TaskReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** A task that can be handed out now. */
    public record Ready(String task, String assignee, String skill, TaskKind kind, @SignedValue int priority)
            implements TaskReadiness {
        @Override
        public String subject() {
            return task;
        }

        /** Sorts before every less pressing task: primary before bonus, then priority, then id. */
        public String rank() {
            return kind.ordinal() + "/" + TaskMatching.PaddedNumber.of(priority) + "/" + task;
        }
    }

    /** A requirement that is not in the omnibus yet. */
    public record UnmetRequirement(String task, String requirement) implements TaskReadiness {
        @Override
        public String subject() {
            return task + "/" + requirement;
        }
    }

    /** A priority that a rule gives a task in place of the queue's; of several the smallest, the most urgent, counts. */
    public record Urgency(String task, @SignedValue int priority) implements TaskReadiness {
        @Override
        public String subject() {
            return task + "/" + priority;
        }
    }

    /** The priority that counts for a task: the queue's, or the one that a rule gives it. */
    public record CurrentPriority(String task, @SignedValue int priority) implements TaskReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** Nothing new is begun as long as this is concluded, like under a human's pause. */
    public record Paused(String reason) implements TaskReadiness {
        @Override
        public String subject() {
            return reason;
        }
    }
}
