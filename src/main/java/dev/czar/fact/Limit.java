package dev.czar.fact;

import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.WorkerState.Resource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/** A threshold; inserted by limits.drl and the files limits-*.drl. */
public sealed interface Limit extends Fact {
    /** How long after a human was told of something that is still so it is told again. */
    public record AlertLimits(@LimitValue(name = "remind-after", least = 1) Duration remindAfter) implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** A kind of action that waits for a human's approval. */
    public record ApprovalLimit(ActionKind kind) implements Limit {
        @Override
        public String subject() {
            return kind.name();
        }
    }

    /** How often a known-failed delivery is tried, and how long an acknowledgement may take. */
    public record DeliveryLimits(
            @LimitValue(name = "delivery-attempts", least = 1) int attempts,
            @LimitValue(name = "acknowledge-within", least = 1) Duration acknowledge)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /**
     * Within what time of a resumed start an end means that there was nothing to resume; how often an agent may leave without
     * a completion report in the window of restarts, and the growing pause between; how long after the reset of its limit an
     * agent that left on it is started again, and after which pause when no reset is known.
     */
    public record ExitLimits(
            @LimitValue(name = "resume-within", least = 1) Duration resume,
            @LimitValue(name = "leaves-most") int leaves,
            @LimitValue(name = "leave-pause") Duration pause,
            @LimitValue(name = "exit-margin") Duration margin,
            @LimitValue(name = "unknown-reset-after") Duration unknownReset)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How long a forge may take to begin its checks, and how long one may last before a human is told. */
    public record ForgeLimits(
            @LimitValue(name = "ci-begins-within") Duration ciBegins,
            @LimitValue(name = "ci-longest", least = 1, above = "ciBegins") Duration ciLongest)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** Silence after which a worker with a task is slow, is stuck; how long a start may take; how long a dead worker keeps its claim. */
    public record HealthLimits(
            @LimitValue(name = "slow-after", least = 1) Duration slow,
            @LimitValue(name = "stuck-after", least = 1, above = "slow") Duration stuck,
            @LimitValue(name = "start-within", least = 1) Duration starting,
            @LimitValue(name = "claim-lease", least = 1) Duration lease)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** The first and the longest pause between tries of a message that is held back, and after how long a human is told. */
    public record HeldMessageLimits(
            @LimitValue(name = "held-message-pause") Duration pause,
            @LimitValue(name = "held-message-longest-pause", above = "pause") Duration longest,
            @LimitValue(name = "held-message-alert", above = "pause") Duration alert)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /**
     * How long the word of a program's hooks holds against a screen that says otherwise, how long nothing is known after that
     * before the screen holds, and when that word ends in any case.
     */
    public record HookLimits(Duration believed, Duration doubted, Duration end) implements Limit {
        @Override
        public String subject() {
            return "limit";
        }

        /** How long after a contradiction began the screen holds. */
        public Duration settled() {
            return believed.plus(doubted);
        }
    }

    /** What lands at a time: all of a project's work, or each tested task with all that it depends on. */
    public enum Landing {
        WHOLE,
        EACH
    }

    /** What lands at a time. */
    public record LandingPolicy(Landing landing) implements Limit {
        @Override
        public String subject() {
            return landing.name();
        }
    }

    /** How many tasks a worker may have that are not integrated yet, the ones in check, review or omnibus included. */
    public record WorkLimits(@LimitValue(name = "work-in-progress", least = 1) int inProgress) implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How long to wait for an effect of each step of the ladder before the next. */
    public record NudgeLimits(
            @LimitValue(name = "wait-after-nudge") Duration afterNudge,
            @LimitValue(name = "wait-after-help") Duration afterHelp,
            @LimitValue(name = "wait-after-restart") Duration afterRestart)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How often origin is fetched, and how old the last fetch may be when the mainline lands. */
    public record OriginLimits(
            @LimitValue(name = "origin-fetch-every", least = 1) Duration every,
            @LimitValue(name = "origin-fresh-within", least = 1) Duration fresh)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** Whether a mainline that origin is ahead of is brought forward to it. */
    public record OriginPolicy(boolean follow) implements Limit {
        @Override
        public String subject() {
            return "origin";
        }
    }

    /**
     * What tasks are given by of the past: how far back it counts, how many finished tasks of a kind an agent must have, and by how many points
     * another must do better.
     */
    public record LearningLimits(
            @LimitValue(name = "learn-from", least = 1) Duration window,
            @LimitValue(name = "learn-cases", least = 1) int cases,
            @LimitValue(name = "learn-margin", least = 1) int margin)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How long a question about a permission waits for a human before it is denied. */
    public record PermissionLimits(@LimitValue(name = "permission-wait", least = 1) Duration patience)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }

        /** For people, such as "10 minutes". */
        public String words() {
            return patience.toSecondsPart() == 0
                    ? patience.toMinutes() + " minutes"
                    : patience.toSeconds() + " seconds";
        }
    }

    /**
     * By how many percent a change of a rule must be proven to help before it is proposed, and from which proven gain on it may come into
     * force through the gate without a human being asked; 0 for never.
     */
    public record ProposalLimits(
            @LimitValue(name = "proposal-gain", least = 1) int gain, @LimitValue(name = "proposal-unasked") int unasked)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How many tokens and dollars may be used, 0 for any number, and from which share of them on a human is told, in percent. */
    public record UsageBudget(
            UsageScope scope,
            @LimitValue(name = "budget-tokens") int tokens,
            @LimitValue(name = "budget-dollars") int dollars,
            @LimitValue(name = "budget-warning") int warning)
            implements Limit {
        @Override
        public String subject() {
            return scope.name();
        }

        /** How much of it this is, in percent of the tokens or dollars, whichever is more. */
        public long percent(long usedTokens, long cost) {
            long ofTokens = tokens == 0 ? 0 : usedTokens * 100 / tokens;
            long ofDollars = dollars == 0 ? 0 : cost / (dollars * 10_000L);
            return Math.max(ofTokens, ofDollars);
        }
    }

    /** Restarts of one worker per window, the least time between two, and how many deaths in how short a time stop all restarts. */
    public record RestartLimits(
            @LimitValue(name = "restarts-most") int most,
            @LimitValue(name = "restarts-window", least = 1) Duration window,
            @LimitValue(name = "restart-cooldown") Duration cooldown,
            @LimitValue(name = "mass-death", least = 1) int massDeath,
            @LimitValue(name = "mass-death-window", least = 1) Duration massWindow)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How often a failed action is tried, and the pause between two tries. */
    public record RetryLimits(
            @LimitValue(name = "retry-attempts") int attempts, @LimitValue(name = "retry-pause") Duration pause)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** How often work goes back to its worker before a human is asked, and how long a worktree may stay untidy after a completion claim. */
    public record ReviewLimits(
            @LimitValue(name = "review-rounds") int rounds, @LimitValue(name = "tidy-within") Duration tidy)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /** Whom a limit of its own is for; what comes later outweighs what comes before. */
    public enum LimitScope {
        AGENT,
        WORKER,
        LABEL
    }

    /** One limit for the workers of an agent, for one worker or for the tasks with a label, in the place of what holds for all. */
    public record LimitFor(LimitName limit, LimitScope scope, String name, Duration time, int number) implements Limit {
        public LimitFor(LimitName limit, LimitScope scope, String name, Duration time) {
            this(limit, scope, name, time, 0);
        }

        public LimitFor(LimitName limit, LimitScope scope, String name, int number) {
            this(limit, scope, name, Duration.ZERO, number);
        }

        @Override
        public String subject() {
            return limit + "/" + scope + "/" + name;
        }
    }

    /**
     * How a shortage ends: after its own time and the margin, or when it does not say or is said again after a pause that
     * doubles with each try up to the longest; after so many tries in vain, or when it lasts so long, a human is told.
     */
    public record ShortageLimits(
            Resource resource,
            @LimitValue(name = "shortage-margin") Duration margin,
            @LimitValue(name = "shortage-pause") Duration pause,
            @LimitValue(name = "shortage-longest-pause", above = "pause") Duration longest,
            @LimitValue(name = "shortage-tries") int tries,
            @LimitValue(name = "shortage-alert") Duration alert)
            implements Limit {
        private static final int MOST_DOUBLINGS = 20;

        @Override
        public String subject() {
            return resource.name();
        }

        /** The pause after so many tries in vain. */
        Duration pauseAfter(long vainTries) {
            Duration doubled = pause.multipliedBy(1L << Math.min(vainTries, MOST_DOUBLINGS));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** How long one turn, and how long a background job, may last without a commit or report before a human is told. */
    public record TurnLimits(
            @LimitValue(name = "turn-longest", least = 1) Duration turn,
            @LimitValue(name = "background-longest", least = 1) Duration background)
            implements Limit {
        @Override
        public String subject() {
            return "limit";
        }
    }

    /**
     * The name of a limit, the least it may be (in seconds when it is a time), and the component before it that it is not
     * below, "" for none.
     */
    @Target(ElementType.RECORD_COMPONENT)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface LimitValue {
        String name();

        int least() default 0;

        String above() default "";
    }
}
