package dev.czar.fact;

import dev.czar.fact.Limit.ShortageLimits;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Turn;
import java.time.Duration;

/** Whether a worker lives, is idle, speaks or is silent, whatever task it has. */
public sealed interface WorkerCondition extends Derived {
    /** Alive, with resources, and at work or at its prompt: the next move can be its own. */
    public record AbleWorker(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Its terminal pane and the process in it are there. */
    public record Alive(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** The worker asked something about its task, nobody has answered, and it has not gone on since. */
    public record Asking(String worker, String question, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** A restart that counts against the worker: it had crashed or was stuck, and no human has ordered a restart since. */
    public record CountedRestart(String worker, ExitCause cause, int attempt, Duration ago) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + attempt;
        }
    }

    /**
     * Whose move it is by the best evidence there is: the sign it was read from, since when, whether only jobs of the agent's
     * own go on in the background, and what a dialog asks.
     */
    public record CurrentTurn(
            String worker, Turn turn, EvidenceSource source, boolean background, String asks, Duration age)
            implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** The program's hooks say one thing about whose move it is, and its screen another; how old the two words are. */
    public record DisputedTurn(String worker, Turn hooks, Duration word, Turn screen, Duration reading)
            implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }

        /** How long both have been said. */
        public Duration lasting() {
            return word.compareTo(reading) <= 0 ? word : reading;
        }
    }

    /** Where the best evidence of a worker's turn comes from. */
    public enum EvidenceSource {
        PROTOCOL,
        HOOK,
        SCREEN,
        DISPUTED
    }

    /**
     * Whose move it is by the program's hooks, as long as their word counts: said in this session, and {@code word} ago, which
     * is not too long.
     */
    public record HookTurn(String worker, Turn turn, boolean background, String tool, Duration word, Duration age)
            implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** The screen shows what the program's hooks do not tell of, so that the two do not contradict each other. */
    public record ScreenTellsMore(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Dead by two signs, read twice, since its latest start; {@code age} is how long it has been so. */
    public record Dead(String worker, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Dead, and why; {@code account} tells of its end for people, "" when nothing is known. */
    public record Ended(String worker, ExitCause cause, String account, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** It left by itself after it had reported its task complete in this session. */
    public record EndedAfterCompletion(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Czar does not start it again by itself: why, and what to do. */
    public record GivenUp(String worker, String episode, String reason, String remedy) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** At its prompt with no task in hand. */
    public record Idle(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** How long ago the worker's session was started or restarted for the last time, and its process, 0 when not known. */
    public record LatestStart(String worker, @ValueWhenAbsent("0") long process, Duration ago)
            implements WorkerCondition {
        /** Of a process that is not known. */
        public LatestStart(String worker, Duration ago) {
            this(worker, 0, ago);
        }

        /** As it was before it named the process when there is none, so that older recordings replay. */
        @Override
        public String toString() {
            String named = process == 0 ? "" : ", process=" + process;
            return "LatestStart[worker=" + worker + named + ", ago=" + ago + "]";
        }

        @Override
        public String subject() {
            return worker;
        }
    }

    /** What its program asks to be allowed may be done; {@code reason} says by whose word. */
    public record Permitted(String worker, String request, String reason) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + request;
        }
    }

    /** It must not be done; {@code reason} is told to the agent. A refusal outranks a permission. */
    public record Refused(String worker, String request, String reason) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + request;
        }
    }

    /** Something was put to the worker that it may take its time for. */
    public record Prompted(String worker, Duration ago) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + ago;
        }
    }

    /** The worker's running session says that it is on this task, and it has a budget to go on. */
    public record Reporting(String worker, String task, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + task;
        }
    }

    /** Words were said to its program since that was started, so it was at its prompt. */
    public record SpokenTo(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Its last turn ended so long ago on an error by its program's hook, which says what it has run short of. */
    public record FailedTurn(String worker, Resource resource, String error, Duration age) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** What its last turn failed on so long ago, which its screen does not show. */
    public record UnshownShortage(String worker, Resource resource, String error, Duration age)
            implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** A person started its agent so long ago: it ran again after its end, without a start of Czar's. */
    public record StartedByHand(String worker, Duration ago) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** It ended as soon as its last conversation should have been taken up: there is none. */
    public record ResumeFailed(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** No sign of life for so long that it matters: past the slow limit, or {@code stuck} past the stuck limit. */
    public record Silent(String worker, String task, String episode, boolean stuck) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + (stuck ? "stuck" : "slow");
        }
    }

    /** It has spoken, by its turn or by a report, since it was last spoken to about its silence. */
    public record Answering(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** No words, commit or report for so long, or at its prompt for so long without a commit or report. */
    public record Quiet(String worker, Duration lasting) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /**
     * The agent said {@code age} ago that a resource has run out and has not gone on since; {@code lasts} is how long that
     * was to last by its own words, zero when they do not say; so many tries to go on have been in vain.
     */
    public record Shortage(
            String worker,
            Resource resource,
            String banner,
            Duration lasts,
            long tries,
            Duration age,
            ShortageLimits limits)
            implements WorkerCondition {
        /** How long it lasts by words that name a time which has passed. */
        public static final Duration PASSED = Duration.ofSeconds(1);

        @Override
        public String subject() {
            return worker;
        }

        /** How long after its banner was first read the worker is left alone; a time ahead is believed once more after a try. */
        public Duration patience() {
            Duration own = lasts.isZero() ? Duration.ZERO : lasts.plus(limits.margin());
            long vain = lasts.compareTo(PASSED) > 0 ? tries - 1 : tries;
            boolean believed = vain <= 0 && !lasts.isZero();
            Duration pause = believed ? Duration.ZERO : limits.pauseAfter(vain);
            return own.compareTo(pause) > 0 ? own : pause;
        }

        /** How long ago the worker could go on; zero while it is left alone. */
        public Duration overFor() {
            Duration over = age.minus(patience());
            return over.isNegative() ? Duration.ZERO : over;
        }

        /** Whether it was told to go on as often as that is tried. */
        public boolean inVain() {
            return tries >= limits.tries();
        }
    }

    /** In its turn by its own sign, and its screen moves. */
    public record Working(String worker) implements WorkerCondition {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** The worker is left alone as long as this is concluded, like under a human's hold. */
    public record Held(String worker, String reason) implements WorkerCondition {
        @Override
        public String subject() {
            return worker + "/" + reason;
        }
    }
}
