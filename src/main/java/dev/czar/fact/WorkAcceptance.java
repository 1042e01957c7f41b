package dev.czar.fact;

import dev.czar.fact.TaskProgress.WaitingStep;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether work claimed complete has all that belongs to it, is accepted, or is rejected. */
public sealed interface WorkAcceptance extends Derived {
    /** Checked, reviewed and approved at this head. */
    public record Accepted(String task, String worker, String branch, String head) implements WorkAcceptance {
        @Override
        public String subject() {
            return task;
        }
    }

    /** A pull request that is neither accepted nor landed for now; {@code detail} names who or what holds it. */
    public record HeldBack(int number, String task, HoldCause cause, String detail) implements WorkAcceptance {
        @Override
        public String subject() {
            return number + "/" + cause + "/" + detail;
        }

        /** What its task waits for. */
        public WaitingStep step() {
            return cause.step;
        }
    }

    /** Integrated work that somebody who may push wants landed before the rest is done. */
    public record LandingOrdered(String task, int number) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + number;
        }
    }

    /** The last comment that names a worker for a task, whose pull request is of this branch; {@code comment} is its id. */
    public record AssignmentOrdered(String task, String worker, int number, String branch, String comment)
            implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + comment;
        }
    }

    /** A task in the tested omnibus that is not done after all; {@code head} is the integrated one, {@code cause} says why. */
    public record Reopened(String task, String worker, String head, String cause) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + cause;
        }
    }

    /** What holds a pull request back. */
    public enum HoldCause {
        CHANGES_REQUESTED(WaitingStep.APPROVAL),
        APPROVALS_MISSING(WaitingStep.APPROVAL),
        OWNERS_MISSING(WaitingStep.APPROVAL),
        THREAD_OPEN(WaitingStep.THREAD),
        LABEL(WaitingStep.RELEASE),
        DRAFT(WaitingStep.RELEASE),
        COMMAND(WaitingStep.RELEASE),
        UNREADABLE(WaitingStep.PULL_REQUEST),
        CI_PENDING(WaitingStep.CI),
        CI_FAILED(WaitingStep.CI),
        GOVERNS(WaitingStep.APPROVAL),
        DROPPED_COMMITS(WaitingStep.RELEASE);

        private final WaitingStep step;

        HoldCause(WaitingStep step) {
            this.step = step;
        }
    }

    /** Work claimed complete that touches one area and not another that belongs to it. */
    public record MissingArea(String task, String worker, String head, String area) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + area;
        }
    }

    /** The signatures of work that does not merge, or of which that cannot be told. */
    Set<String> UNMERGEABLE = Set.of("omnibus/CONFLICT", "omnibus/HISTORY");

    /** Work that cannot go on as it is, with the cause and the last lines of its log. */
    public record Rejected(String task, String worker, String head, String cause, String signature, String detail)
            implements WorkAcceptance {
        /** Whether it does not merge with what others brought in meanwhile; nothing is said of the work itself. */
        public boolean unmergeable() {
            return UNMERGEABLE.contains(signature);
        }

        /** With the reports of several parts of one kind, in one order whichever they are found in. */
        public Rejected(
                String task,
                String worker,
                String head,
                String cause,
                String kind,
                String first,
                List<String> reports) {
            this(task, worker, head, cause, kind + "/" + first, String.join("\n\n", new TreeSet<>(reports)));
        }

        @Override
        public String subject() {
            return task + "/" + signature;
        }
    }

    /** Work that changes files that govern how work is judged, which no human has approved at this head. */
    public record UnapprovedChange(String task, String head, List<String> paths) implements WorkAcceptance {
        public UnapprovedChange {
            paths = List.copyOf(paths);
        }

        @Override
        public String subject() {
            return task + "/" + head;
        }
    }

    /** Work claimed complete that has all that belongs to it. */
    public record WorkComplete(String task, String head) implements WorkAcceptance {
        @Override
        public String subject() {
            return task + "/" + head;
        }
    }
}
