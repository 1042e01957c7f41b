package dev.czar.fact;

import dev.czar.fact.WorkerState.Resource;
import java.util.Locale;

/** What a worker's axes add up to; a worker has exactly one. */
public sealed interface Health extends Derived {
    String worker();

    /** The state in plain words, as people read it. */
    default String words() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Waits for a human: a dialog or a question. */
    public record AwaitingInput(String worker, String question, String episode) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Dead by two independent signs, read twice. */
    public record Crashed(String worker, String episode) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Alive, and with a recent sign of life or nothing to do. */
    public record Healthy(String worker) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Alive and short of a resource. */
    public record Limited(String worker, Resource resource) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Silent past the slow limit with a task in hand. */
    public record Slow(String worker, String task, String episode) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Started, and not yet at its first prompt. */
    public record Starting(String worker) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Silent past the stuck limit with a task in hand. */
    public record Stuck(String worker, String task, String episode) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Cannot be seen; never taken for dead. */
    public record Unknown(String worker) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }

    /** Has done its part and waits for others: a dependency, checks, a review. */
    public record Blocked(String worker, String task) implements Health {
        @Override
        public String subject() {
            return worker;
        }
    }
}
