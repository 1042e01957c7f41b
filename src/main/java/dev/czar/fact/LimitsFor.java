package dev.czar.fact;

import dev.czar.fact.Limit.AlertLimits;
import dev.czar.fact.Limit.DeliveryLimits;
import dev.czar.fact.Limit.ExitLimits;
import dev.czar.fact.Limit.ForgeLimits;
import dev.czar.fact.Limit.HealthLimits;
import dev.czar.fact.Limit.HeldMessageLimits;
import dev.czar.fact.Limit.NudgeLimits;
import dev.czar.fact.Limit.PermissionLimits;
import dev.czar.fact.Limit.RestartLimits;
import dev.czar.fact.Limit.RetryLimits;
import dev.czar.fact.Limit.ReviewLimits;
import dev.czar.fact.Limit.ShortageLimits;
import dev.czar.fact.Limit.TurnLimits;
import dev.czar.fact.Limit.WorkLimits;
import dev.czar.fact.LimitHolders.LimitHolder;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.fact.WorkerState.Resource;
import java.time.Duration;
import java.util.List;

/** Limits as they hold for some: what holds for all, with what they have of their own. Rules read these; files of limits state the others. */
public sealed interface LimitsFor extends Derived {

    /** Whose they are; "" for everyone else. */
    String worker();

    /** With which task of the worker; "" for whatever it does. */
    String task();

    /** Who among them has others. */
    List<LimitHolder> except();

    default LimitHolders whom() {
        return new LimitHolders(worker(), task(), List.of(), except());
    }

    @Override
    default String subject() {
        return whom().subject();
    }

    /** Silence after which they are slow, are stuck; how long a start may take; how long the dead keep a claim. */
    public record HealthLimitsFor(
            String worker,
            String task,
            List<LimitHolder> except,
            Duration slow,
            Duration stuck,
            Duration starting,
            Duration lease)
            implements LimitsFor {
        public HealthLimitsFor {
            except = List.copyOf(except);
        }

        public HealthLimitsFor(HealthLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.SLOW_AFTER, all.slow()),
                    whom.time(LimitName.STUCK_AFTER, all.stuck()),
                    whom.time(LimitName.START_WITHIN, all.starting()),
                    whom.time(LimitName.CLAIM_LEASE, all.lease()));
        }
    }

    /** How long to wait for an effect of each step of the ladder. */
    public record NudgeLimitsFor(
            String worker,
            String task,
            List<LimitHolder> except,
            Duration afterNudge,
            Duration afterHelp,
            Duration afterRestart)
            implements LimitsFor {
        public NudgeLimitsFor {
            except = List.copyOf(except);
        }

        public NudgeLimitsFor(NudgeLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.WAIT_AFTER_NUDGE, all.afterNudge()),
                    whom.time(LimitName.WAIT_AFTER_HELP, all.afterHelp()),
                    whom.time(LimitName.WAIT_AFTER_RESTART, all.afterRestart()));
        }
    }

    /** How many restarts in which window, and the least time between two. */
    public record RestartLimitsFor(
            String worker, String task, List<LimitHolder> except, int most, Duration window, Duration cooldown)
            implements LimitsFor {
        public RestartLimitsFor {
            except = List.copyOf(except);
        }

        public RestartLimitsFor(RestartLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.number(LimitName.RESTARTS_MOST, all.most()),
                    whom.time(LimitName.RESTARTS_WINDOW, all.window()),
                    whom.time(LimitName.RESTART_COOLDOWN, all.cooldown()));
        }
    }

    /** When an end of a resumed start means that there was nothing to resume, and how ends without a completion report are taken. */
    public record ExitLimitsFor(
            String worker,
            String task,
            List<LimitHolder> except,
            Duration resume,
            int leaves,
            Duration pause,
            Duration margin,
            Duration unknownReset)
            implements LimitsFor {
        public ExitLimitsFor {
            except = List.copyOf(except);
        }

        public ExitLimitsFor(ExitLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.RESUME_WITHIN, all.resume()),
                    whom.number(LimitName.LEAVES_MOST, all.leaves()),
                    whom.time(LimitName.LEAVE_PAUSE, all.pause()),
                    whom.time(LimitName.EXIT_MARGIN, all.margin()),
                    whom.time(LimitName.UNKNOWN_RESET_AFTER, all.unknownReset()));
        }
    }

    /** How often a known-failed delivery is tried, and how long an acknowledgement may take. */
    public record DeliveryLimitsFor(
            String worker, String task, List<LimitHolder> except, int attempts, Duration acknowledge)
            implements LimitsFor {
        public DeliveryLimitsFor {
            except = List.copyOf(except);
        }

        public DeliveryLimitsFor(DeliveryLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.number(LimitName.DELIVERY_ATTEMPTS, all.attempts()),
                    whom.time(LimitName.ACKNOWLEDGE_WITHIN, all.acknowledge()));
        }
    }

    /** The pauses between tries of a message that is held back, and after how long a human is told. */
    public record HeldMessageLimitsFor(
            String worker, String task, List<LimitHolder> except, Duration pause, Duration longest, Duration alert)
            implements LimitsFor {
        public HeldMessageLimitsFor {
            except = List.copyOf(except);
        }

        public HeldMessageLimitsFor(HeldMessageLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.HELD_MESSAGE_PAUSE, all.pause()),
                    whom.time(LimitName.HELD_MESSAGE_LONGEST_PAUSE, all.longest()),
                    whom.time(LimitName.HELD_MESSAGE_ALERT, all.alert()));
        }
    }

    /** How long one turn, and how long a background job, may last without a commit or report. */
    public record TurnLimitsFor(
            String worker, String task, List<LimitHolder> except, Duration turn, Duration background)
            implements LimitsFor {
        public TurnLimitsFor {
            except = List.copyOf(except);
        }

        public TurnLimitsFor(TurnLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.TURN_LONGEST, all.turn()),
                    whom.time(LimitName.BACKGROUND_LONGEST, all.background()));
        }
    }

    /** How long a question about a permission waits for a human. */
    public record PermissionLimitsFor(String worker, String task, List<LimitHolder> except, Duration patience)
            implements LimitsFor {
        public PermissionLimitsFor {
            except = List.copyOf(except);
        }

        public PermissionLimitsFor(PermissionLimits all, LimitHolders whom) {
            this(whom.worker(), whom.task(), whom.except(), whom.time(LimitName.PERMISSION_WAIT, all.patience()));
        }

        /** For people, such as "10 minutes". */
        public String words() {
            return new PermissionLimits(patience).words();
        }
    }

    /** How long after a human was told of something that is still so it is told again. */
    public record AlertLimitsFor(String worker, String task, List<LimitHolder> except, Duration remindAfter)
            implements LimitsFor {
        public AlertLimitsFor {
            except = List.copyOf(except);
        }

        public AlertLimitsFor(AlertLimits all, LimitHolders whom) {
            this(whom.worker(), whom.task(), whom.except(), whom.time(LimitName.REMIND_AFTER, all.remindAfter()));
        }
    }

    /** How many tasks they may have that are not integrated yet. */
    public record WorkLimitsFor(String worker, String task, List<LimitHolder> except, int inProgress)
            implements LimitsFor {
        public WorkLimitsFor {
            except = List.copyOf(except);
        }

        public WorkLimitsFor(WorkLimits all, LimitHolders whom) {
            this(whom.worker(), whom.task(), whom.except(), whom.number(LimitName.WORK_IN_PROGRESS, all.inProgress()));
        }
    }

    /** How often work goes back before a human is asked, and how long a worktree may stay untidy. */
    public record ReviewLimitsFor(String worker, String task, List<LimitHolder> except, int rounds, Duration tidy)
            implements LimitsFor {
        public ReviewLimitsFor {
            except = List.copyOf(except);
        }

        public ReviewLimitsFor(ReviewLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.number(LimitName.REVIEW_ROUNDS, all.rounds()),
                    whom.time(LimitName.TIDY_WITHIN, all.tidy()));
        }
    }

    /** How long a forge may take to begin its checks, and how long one may last. */
    public record ForgeLimitsFor(
            String worker, String task, List<LimitHolder> except, Duration ciBegins, Duration ciLongest)
            implements LimitsFor {
        public ForgeLimitsFor {
            except = List.copyOf(except);
        }

        public ForgeLimitsFor(ForgeLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.time(LimitName.CI_BEGINS_WITHIN, all.ciBegins()),
                    whom.time(LimitName.CI_LONGEST, all.ciLongest()));
        }
    }

    /** How a shortage of a resource ends, and after how many tries or how long a human is told. */
    public record ShortageLimitsFor(
            String worker,
            String task,
            List<LimitHolder> except,
            Resource resource,
            Duration margin,
            Duration pause,
            Duration longest,
            int tries,
            Duration alert)
            implements LimitsFor {
        public ShortageLimitsFor {
            except = List.copyOf(except);
        }

        public ShortageLimitsFor(ShortageLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    all.resource(),
                    whom.time(LimitName.SHORTAGE_MARGIN, all.margin()),
                    whom.time(LimitName.SHORTAGE_PAUSE, all.pause()),
                    whom.time(LimitName.SHORTAGE_LONGEST_PAUSE, all.longest()),
                    whom.number(LimitName.SHORTAGE_TRIES, all.tries()),
                    whom.time(LimitName.SHORTAGE_ALERT, all.alert()));
        }

        @Override
        public String subject() {
            return whom().subject() + "/" + resource;
        }

        /** Without whom they hold for. */
        public ShortageLimits limits() {
            return new ShortageLimits(resource, margin, pause, longest, tries, alert);
        }
    }

    /** How often a failed action is tried, and the pause between two tries. */
    public record RetryLimitsFor(String worker, String task, List<LimitHolder> except, int attempts, Duration pause)
            implements LimitsFor {
        public RetryLimitsFor {
            except = List.copyOf(except);
        }

        public RetryLimitsFor(RetryLimits all, LimitHolders whom) {
            this(
                    whom.worker(),
                    whom.task(),
                    whom.except(),
                    whom.number(LimitName.RETRY_ATTEMPTS, all.attempts()),
                    whom.time(LimitName.RETRY_PAUSE, all.pause()));
        }
    }
}
