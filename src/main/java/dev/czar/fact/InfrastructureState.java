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
