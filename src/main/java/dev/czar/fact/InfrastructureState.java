package dev.czar.fact;

import dev.czar.fact.WorkerState.Sign;
import java.time.Duration;

/** What is known of the terminal server and of sensors that could not look. */
public sealed interface InfrastructureState extends Sensed {
    /** This run of the machine; another id means that it was started anew in between. */
    public record MachineBoot(String id) implements InfrastructureState {
        @Override
        public String subject() {
            return "machine";
        }
    }

    /** One thing of the repository that is broken or gone, or is where it should not be; the others are as they are. */
    public record RepositoryFault(RepositoryFaultKind kind, String what, String cause, String remedy)
            implements InfrastructureState {
        @Override
        public String subject() {
            return kind + "/" + what;
        }
    }

    /** What is wrong with a thing of the repository. */
    public enum RepositoryFaultKind {
        MAINLINE_MISSING,
        WORKTREE_UNREADABLE,
        WORKTREE_MISSING,
        WORK_ELSEWHERE,
        BRANCH_UNREADABLE,
        BRANCH_MISSING,
        CHANGE_UNREADABLE,
        UNREVIEWED_ON_MAINLINE
    }

    /** A rule of the book of this revision that took too much of a cycle or decided too much, and rests. */
    public record RuleLeftOut(String rule, String revision, String reason, Duration age)
            implements InfrastructureState {
        @Override
        public String subject() {
            return rule;
        }

        @Override
        public RuleLeftOut aged(Duration elapsed) {
            return new RuleLeftOut(rule, revision, reason, age.plus(elapsed));
        }
    }

    /** A sensor that could not look; what it would have seen is unknown. */
    public record SensorFailed(String sensor, String reason, Duration age) implements InfrastructureState {
        @Override
        public String subject() {
            return sensor;
        }

        @Override
        public SensorFailed aged(Duration elapsed) {
            return new SensorFailed(sensor, reason, age.plus(elapsed));
        }
    }

    /** The terminal server that holds all sessions. */
    public record TerminalServer(Sign sign, Duration age) implements InfrastructureState {
        @Override
        public String subject() {
            return "tmux";
        }

        @Override
        public TerminalServer aged(Duration elapsed) {
            return new TerminalServer(sign, age.plus(elapsed));
        }
    }

    /**
     * Czar could not look for so long, until so long ago: the machine slept, Czar was stopped, or the clock was changed.
     * Nothing that was not seen then is anybody's silence.
     */
    public record Unwatched(Duration lasting, Duration ago) implements InfrastructureState {
        @Override
        public String subject() {
            return "looking";
        }

        @Override
        public Unwatched aged(Duration elapsed) {
            return new Unwatched(lasting, ago.plus(elapsed));
        }
    }
}
