package dev.czar.fact;

import dev.czar.fact.Fact.SignedValue;
import dev.czar.fact.Fact.ValueWhenUnknown;
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
     * answers (worth another try after a pause), a conversation that takes more, its login.
     */
    public enum Resource {
        AVAILABLE,
        RATE_LIMITED,
        QUOTA_EXCEEDED,
        OUT_OF_CREDIT,
        SERVER_ERROR,
        CONTEXT_FULL,
        AUTH_LOST,
        BUDGET_USED
    }

    /** One reading of one thing; what cannot be read is unknown, never gone. A process that a signal has stopped is there and does nothing. */
    public enum Sign {
        PRESENT,
        GONE,
        UNKNOWN,
        STOPPED
    }

    /** Whose move it is: the agent works, waits for input, or shows a dialog. */
    public enum Turn {
        ACTIVE,
        IDLE,
        AWAITING_INPUT,
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
        STUCK,
        CONTEXT_FULL
    }

    /**
     * How a worker's agent ended, as long as it has not been started again: exit status (-1 when not known), signal, last
     * words and what its last screen says it has run short of. {@code reset} is the time from the end to the reset that the
     * screen names, {@code process} the number of the process that ended, 0 when its session is gone.
     */
    public record WorkerExit(
            String worker,
            ExitCause cause,
            @SignedValue int status,
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

    /** An agent runs in the worker's pane again since then, after its end was seen; whoever started it. */
    public record StartSeen(String worker, Duration age) implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public StartSeen aged(Duration elapsed) {
            return new StartSeen(worker, age.plus(elapsed));
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

    /**
     * Progress axis: commits on the worker's branch and the age of the last words it wrote, of its last commit and report;
     * {@code screenAge} is that of the last change of any kind on its screen, a spinner's too.
     */
    public record WorkerProgress(
            String worker,
            int commits,
            Duration outputAge,
            Duration commitAge,
            Duration reportAge,
            @ValueWhenAbsent("\"PT87600H\"") Duration screenAge)
            implements WorkerState {
        private static final Duration LONG = Duration.ofHours(87_600);

        /** Nothing has moved on the screen for long. */
        public WorkerProgress(String worker, int commits, Duration outputAge, Duration commitAge, Duration reportAge) {
            this(worker, commits, outputAge, commitAge, reportAge, LONG);
        }

        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerProgress aged(Duration elapsed) {
            return new WorkerProgress(
                    worker,
                    commits,
                    outputAge.plus(elapsed),
                    commitAge.plus(elapsed),
                    reportAge.plus(elapsed),
                    screenAge.plus(elapsed));
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

    /** What a worker last asked a human; a later report of its does not take the question back. */
    public record WorkerQuestion(String worker, String task, String question, Duration age) implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerQuestion aged(Duration elapsed) {
            return new WorkerQuestion(worker, task, question, age.plus(elapsed));
        }
    }

    /** The worker's own last word about its task; {@code percent} is -1 when not said. */
    public record WorkerReport(
            String worker,
            String task,
            @MeasuredValue(least = -1, most = 100) @ValueWhenUnknown(-1) int percent,
            String estimate,
            String blockedOn,
            String question,
            Duration age)
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

    /**
     * Resource axis: what the worker has run short of, how long still by its banner (zero when not known), the banner's
     * words, how long it was to last when it was first read (zero when it does not say), and how long ago that was. Available
     * with a banner: a human took it from the screen so long ago, by a login or otherwise, and the worker has not gone on since.
     */
    public record WorkerResource(
            String worker,
            Resource resource,
            @ValueWhenUnknown(0) Duration remaining,
            String banner,
            @ValueWhenAbsent("\"PT0S\"") @ValueWhenUnknown(0) Duration lasts,
            @ValueWhenAbsent("\"PT0S\"") Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerResource aged(Duration elapsed) {
            return new WorkerResource(
                    worker,
                    resource,
                    RemainingTime.countDown(remaining, elapsed),
                    banner,
                    lasts,
                    resource == Resource.AVAILABLE && banner.isEmpty() ? age : age.plus(elapsed));
        }
    }

    /**
     * Turn axis: whose move it is, the sign it was read from, whether only jobs of the agent's own go on in the background,
     * and the words of a dialog.
     */
    public record WorkerTurn(
            String worker,
            Turn turn,
            String sign,
            Duration age,
            @ValueWhenAbsent("false") boolean background,
            String question)
            implements WorkerState {
        /** Without a background job and a dialog. */
        public WorkerTurn(String worker, Turn turn, String sign, Duration age) {
            this(worker, turn, sign, age, false, "");
        }

        @Override
        public String subject() {
            return worker;
        }

        @Override
        public WorkerTurn aged(Duration elapsed) {
            return new WorkerTurn(worker, turn, sign, age.plus(elapsed), background, question);
        }

        /** The words of the dialog, or the sign it was read from. */
        public String asks() {
            return question.isEmpty() ? sign : question;
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

    /**
     * What became of a worker's tasks of one skill ("" for none): how many it was given and has finished, how many of these
     * without being sent back, and the middle one's time from claim to integration, zero when none is finished.
     */
    public record TrackRecord(String worker, String skill, int given, int finished, int atOnce, Duration typical)
            implements WorkerState {
        @Override
        public String subject() {
            return worker + "/" + skill;
        }

        /** How many of a hundred finished tasks were never sent back; 100 when none is finished. */
        @MeasuredValue(most = 100)
        public int successPercent() {
            return finished == 0 ? 100 : (int) (100L * atOnce / finished);
        }
    }

    /**
     * What became of tasks of one skill ("" for none) that workers of one agent had, in this project ("" for it) or an earlier one of this user:
     * how many were finished, how many of these without being sent back; {@code age} since the latest was finished.
     */
    public record AgentRecord(String project, String agent, String skill, int finished, int atOnce, Duration age)
            implements WorkerState {
        @Override
        public String subject() {
            return project + "/" + agent + "/" + skill;
        }

        @Override
        public AgentRecord aged(Duration elapsed) {
            return new AgentRecord(project, agent, skill, finished, atOnce, age.plus(elapsed));
        }
    }
}
