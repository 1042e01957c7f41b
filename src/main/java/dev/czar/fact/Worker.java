package dev.czar.fact;

import dev.czar.fact.Fact.ValueWhenUnknown;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A configured worker; {@code agent} names its agent profile. */
public record Worker(String id, String agent, List<String> skills) implements Sensed {
    public Worker {
        skills = List.copyOf(skills);
    }

    @Override
    public String subject() {
        return id;
    }

    /** What a worker's own program says, through its hooks or its protocol. */
    public sealed interface AgentEvent extends Sensed {}

    /**
     * The latest word of the program: event, session and transcript by its own names, whose move it says it is and for how
     * long, whether only jobs in the background go on, the tool it uses or asks about, what failed, and how many events
     * there were. {@code age} is that of the latest event, whatever it said.
     */
    public record HookEvent(
            String worker,
            String event,
            String session,
            String transcript,
            Turn turn,
            boolean background,
            String tool,
            String error,
            @MeasuredValue int events,
            Duration turnAge,
            Duration age)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public HookEvent aged(Duration elapsed) {
            return new HookEvent(
                    worker,
                    event,
                    session,
                    transcript,
                    turn,
                    background,
                    tool,
                    error,
                    events,
                    turnAge.plus(elapsed),
                    age.plus(elapsed));
        }

        /** This one after an earlier one: what it does not say holds on, what belongs to another turn does not. */
        public HookEvent after(HookEvent earlier) {
            boolean silent = turn == Turn.UNKNOWN && !ends();
            boolean sameTurn = silent || turn == earlier.turn;
            return new HookEvent(
                    worker,
                    event,
                    session.isEmpty() ? earlier.session : session,
                    transcript.isEmpty() ? earlier.transcript : transcript,
                    silent ? earlier.turn : turn,
                    silent ? earlier.background : background,
                    sameTurn && tool.isEmpty() ? earlier.tool : tool,
                    sameTurn && error.isEmpty() ? earlier.error : error,
                    earlier.events + events,
                    sameTurn ? earlier.turnAge : turnAge,
                    age);
        }

        /** Whether the session ended: whose move it was is over then. */
        private boolean ends() {
            return event.equals("SessionEnd");
        }

        /** Whether it tells rules something else than the earlier one, not only that there was one more event. */
        public boolean isNewsAfter(HookEvent earlier) {
            return turn != earlier.turn
                    || background != earlier.background
                    || !session.equals(earlier.session)
                    || !error.equals(earlier.error);
        }
    }

    /**
     * Whose move it is by the protocol of a program that runs without a terminal: its latest event, the id of its conversation ("" before
     * it has said one), and since when it is so.
     */
    public record ProtocolTurn(String worker, Turn turn, String event, String conversation, Duration age)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker;
        }

        @Override
        public ProtocolTurn aged(Duration elapsed) {
            return new ProtocolTurn(worker, turn, event, conversation, age.plus(elapsed));
        }
    }

    /** The words a worker is marked with in czar.yaml. */
    public record WorkerLabels(String worker, List<String> labels) implements Sensed {
        public WorkerLabels {
            labels = List.copyOf(labels);
        }

        @Override
        public String subject() {
            return worker;
        }
    }

    /** What a question about a permission is answered with. */
    public enum PermissionVerdict {
        ALLOW,
        DENY
    }

    /**
     * The program waits for an answer: it would use this tool for this command or on this path (relative inside the worktree),
     * with these arguments as JSON. {@code whole}: what stands here is all of it, nothing was cut off or taken out.
     * {@code allowedBy} and {@code deniedBy} say what of czar.yaml allows or denies it, "" for nothing.
     */
    public record PermissionRequest(
            String worker,
            String id,
            String tool,
            String command,
            String path,
            String arguments,
            boolean whole,
            String allowedBy,
            String deniedBy,
            Duration age)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker + "/" + id;
        }

        @Override
        public PermissionRequest aged(Duration elapsed) {
            return new PermissionRequest(
                    worker, id, tool, command, path, arguments, whole, allowedBy, deniedBy, age.plus(elapsed));
        }

        /** The tool and what it is for, for people. */
        public String asks() {
            String what = command.isEmpty() ? path : command;
            String all = what.isEmpty() ? arguments : what;
            return all.isEmpty() ? tool : tool + ": " + all;
        }
    }

    /**
     * The tokens a worker has used for a task ("" for none), all but what models read from caches, and in millionths of a
     * dollar what they cost; {@code today} of the day it names, else from the beginning. {@code priced}: the price of all of them is
     * known.
     */
    public record TokenUsage(
            String worker,
            String task,
            String day,
            @MeasuredValue long today,
            @MeasuredValue long tokens,
            @MeasuredValue long cached,
            @MeasuredValue(step = 10_000, whole = 1_000_000, called = "dollar") long costToday,
            @MeasuredValue(step = 10_000, whole = 1_000_000, called = "dollar") long cost,
            boolean priced)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** What the tokens of all workers, of one worker or for one task add up to, against which a budget is held. */
    public record UsageTotal(
            UsageScope scope,
            String of,
            String day,
            @MeasuredValue long tokens,
            @MeasuredValue(step = 10_000, whole = 1_000_000, called = "dollar") long cost,
            boolean priced)
            implements AgentEvent {
        @Override
        public String subject() {
            return scope + "/" + of;
        }

        /** For people. */
        public String words() {
            String dollars = String.format(Locale.ROOT, "$%.2f", cost / 1e6);
            return tokens + " tokens"
                    + (priced ? ", " + dollars : cost > 0 ? ", " + dollars + " and what has no known price" : "");
        }
    }

    /** What a budget is for; those of a day begin anew at midnight. */
    public enum UsageScope {
        WORKER_DAY,
        TASK,
        PROJECT_DAY,
        PROJECT
    }

    /** How full a worker's context is; {@code window} and {@code percentLeft} are 0 and -1 when its size is not known. */
    public record ContextLeft(
            String worker,
            @MeasuredValue long tokens,
            @ValueWhenUnknown(0) long window,
            @MeasuredValue(least = -1, most = 100) @ValueWhenUnknown(-1) int percentLeft)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** How much of a limit of its plan is used, and how long until it is given back, zero when that is not said. */
    public record PlanLimit(
            String worker, String window, @MeasuredValue int usedPercent, @ValueWhenUnknown(0) Duration reset)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker + "/" + window;
        }

        @Override
        public PlanLimit aged(Duration elapsed) {
            Duration left = reset.minus(elapsed);
            return new PlanLimit(worker, window, usedPercent, left.isNegative() ? Duration.ZERO : left);
        }
    }

    /** How much of a transcript has been counted, so that nothing is counted twice. */
    public record TranscriptPosition(String worker, String transcript, @MeasuredValue long bytes)
            implements AgentEvent {
        @Override
        public String subject() {
            return worker;
        }
    }
}
