package dev.czar.loop.trial;

import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.util.function.IntConsumer;

/** Runs trials apart from all that must go on. */
public interface TrialRunner {

    /**
     * The answer, waited for on this thread, while {@code progress} hears how many cycles are done; an interrupt ends the trial with a {@link java.util.concurrent.CancellationException}.
     * Throws {@link TrialRefused} for what cannot be tried, {@link TrialExhausted} for what took more than a trial may,
     * {@link TrialLost} for what ended otherwise and may go well another time.
     */
    <T> T run(RuleTrial<T> trial, IntConsumer progress) throws InvalidRules;

    default <T> T run(RuleTrial<T> trial) throws InvalidRules {
        return run(trial, done -> {});
    }

    /** A trial that cannot be made; the message says why. */
    final class TrialRefused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TrialRefused(String message) {
            super(message);
        }
    }

    /** A trial that ended without an answer; the message says of what. */
    class TrialLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public TrialLost(String message) {
            super(message);
        }
    }

    /** A trial that took all memory or all its time with no other beside it: what is tried does so each time. */
    final class TrialExhausted extends TrialLost {

        private static final long serialVersionUID = 1L;

        public TrialExhausted(String message) {
            super(message);
        }
    }
}
