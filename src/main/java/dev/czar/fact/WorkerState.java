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

    /** Why a worker's agent is not there any more, or, of a restart, why it was made. */
    public enum ExitCause {
        CRASH,
        LEFT,
        COMPLETED,
        LIMIT,
        NOTHING_TO_RESUME,
        PROGRAM_MISSING,
        SHELL_LEFT,
        SESSION_LOST,
        REBOOT,
        OWN_ORDER,
        ORDERED,
        STUCK
    }

    /**
     * How a worker's agent ended, as long as it has not been started again: exit status (-1 when not known), signal, last
     * words and what its last screen says it has run short of. {@code reset} is the time from the end to the reset that the
     * screen names, {@code process} the number of the process that ended, 0 when its session is gone.
     */
    public record WorkerExit(
            String worker,
            ExitCause cause,
            int status,
            @ValueWhenAbsent("\"\"") String signal,
            @ValueWhenAbsent("\"\"") String program,
            @ValueWhenAbsent("\"\"") String lastWords,
            @ValueWhenAbsent("\"AVAILABLE\"") Resource resource,
            @ValueWhenAbsent("\"PT0S\"") Duration reset,
            @ValueWhenAbsent("0") long process,
            Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerExit aged(Duration elapsed) {
            return new WorkerExit(
                    worker, cause, status, signal, program, lastWords, resource, reset, process, age.plus(elapsed));
        }

        /** A session that is not there any more, of which no more is known. */
        public static WorkerExit withoutTrace(String worker, ExitCause cause) {
            return new WorkerExit(worker, cause, -1, "", "", "", Resource.AVAILABLE, Duration.ZERO, 0, Duration.ZERO);
        }

        /** The same for another cause. */
        public WorkerExit because(ExitCause other) {
            return new WorkerExit(worker, other, status, signal, program, lastWords, resource, reset, process, age);
        }

        /** Status, signal and last words on one line. */
        public String account() {
            String how = signal.isEmpty() ? "exit status " + (status < 0 ? "unknown" : status) : "signal " + signal;
            return lastWords.isEmpty() ? how : how + ", last words: " + lastWords.replace("\n", " / ");
        }
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
