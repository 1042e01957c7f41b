package dev.czar.fact;

import java.util.Locale;

/** How far a task has come and what it still waits for on its way into the omnibus. */
public sealed interface TaskProgress extends Derived {
    /** The furthest stage a task has reached; each task of the queue has exactly one. */
    public record StageReached(String task, TaskStage stage) implements TaskProgress {
        @Override
        public String subject() {
            return task;
        }
    }

    /** One thing a task waits for now; {@code detail} names what or whom it concerns, "" when the step says it all. */
    public record WaitingFor(String task, WaitingStep step, String detail) implements TaskProgress {
        @Override
        public String subject() {
            return task + "/" + step + "/" + detail;
        }

        /** Step and detail as words. */
        public String words() {
            String name = step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return detail.isEmpty() ? name : name + " (" + detail + ")";
        }
    }

    /** How far a task has come. */
    public enum TaskStage {
        HELD,
        WAITING,
        PENDING,
        READY,
        CLAIMED,
        DELIVERED,
        COMPLETION_CLAIMED,
        CHECKED,
        IN_REVIEW,
        RETURNED,
        ACCEPTED,
        INTEGRATED,
        DONE
    }

    /** What a task can wait for, in the order in which the steps come. */
    public enum WaitingStep {
        RELEASE,
        BRIEF,
        REQUIREMENT,
        FILES,
        PRIMARY_WORK,
        CLAIM,
        WORKER,
        ACKNOWLEDGEMENT,
        COMMIT,
        COMPLETION_REPORT,
        REPAIR,
        CLEAN_WORKTREE,
        CHANGE_SCAN,
        AREA,
        CHECKS,
        PULL_REQUEST,
        CI,
        THREAD,
        APPROVAL,
        CONFLICT,
        MAINLINE,
        MEMBERS,
        BUILD,
        LANDING
    }
}
