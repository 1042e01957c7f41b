package dev.czar.fact;

import java.time.Duration;

/** What sensors see of one worker: its process, turn, progress, resources, last report and worktree. */
public sealed interface WorkerState extends Sensed {
    /** Arithmetic on ages. */
    static final class RemainingTime {
        private RemainingTime() {}

        static Duration countDown(Duration remaining, Duration elapsed) {
            Duration left = remaining.minus(elapsed);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    /**
     * What an agent has run short of: its plan's use for a while, a daily or provider quota, money, a server that
     * answers (worth another try after a pause), room for more words, its login.
     */
    public enum Resource {
        AVAILABLE,
        RATE_LIMITED,
        QUOTA_EXCEEDED,
        OUT_OF_CREDIT,
        SERVER_ERROR,
        CONTEXT_FULL,
        AUTH_LOST
    }

    /** One reading of one thing; what cannot be read is unknown, never gone. */
    public enum Sign {
        PRESENT,
        GONE,
        UNKNOWN
    }

    /** Whose move it is: the agent works, waits for input, or shows a dialog. */
    public enum Turn {
        ACTIVE,
        IDLE,
        BLOCKED,
        UNKNOWN
    }

    /** Process axis: the terminal pane and the process in it, with the number of equal readings in a row and how long it has been so. */
    public record WorkerProcess(String worker, Sign pane, Sign process, int readings, Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerProcess aged(Duration elapsed) {
            return new WorkerProcess(worker, pane, process, readings, age.plus(elapsed));
        }
    }

    /** Progress axis: commits on the worker's branch and the age of its last output, commit and report. */
    public record WorkerProgress(String worker, int commits, Duration outputAge, Duration commitAge, Duration reportAge)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerProgress aged(Duration elapsed) {
            return new WorkerProgress(
                    worker, commits, outputAge.plus(elapsed), commitAge.plus(elapsed), reportAge.plus(elapsed));
        }

        /** Time since the last sign of life of any kind. */
        public Duration silence() {
            return shorter(outputAge, progressAge());
        }

        /** Time since the last commit or report. */
        public Duration progressAge() {
            return shorter(commitAge, reportAge);
        }

        private static Duration shorter(Duration left, Duration right) {
            return left.compareTo(right) <= 0 ? left : right;
        }
    }

    /** The worker's own last word about its task; {@code percent} is -1 when not said. */
    public record WorkerReport(
            String worker, String task, int percent, String estimate, String blockedOn, String question, Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerReport aged(Duration elapsed) {
            return new WorkerReport(worker, task, percent, estimate, blockedOn, question, age.plus(elapsed));
        }
    }

    /** Resource axis: what the worker has run short of, and for how long still (zero when not known). */
    public record WorkerResource(String worker, Resource resource, Duration remaining) implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerResource aged(Duration elapsed) {
            return new WorkerResource(worker, resource, RemainingTime.countDown(remaining, elapsed));
        }
    }

    /** Turn axis: whose move it is, and the sign it was read from. */
    public record WorkerTurn(String worker, Turn turn, String sign, Duration age) implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerTurn aged(Duration elapsed) {
            return new WorkerTurn(worker, turn, sign, age.plus(elapsed));
        }
    }

    /** The worker's worktree: its branch, head, whether nothing is uncommitted, commits ahead of and behind the integration tip, age of the head. */
    public record Workspace(
            String worker, String branch, String head, boolean clean, int ahead, int behind, Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public Workspace aged(Duration elapsed) {
            return new Workspace(worker, branch, head, clean, ahead, behind, age.plus(elapsed));
        }
    }
}
