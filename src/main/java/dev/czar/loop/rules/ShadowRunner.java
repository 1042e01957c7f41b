package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleActivationStatus.ShadowStatus;
import dev.czar.loop.trial.EvaluationTrial;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.loop.trial.TrialRunner.TrialLost;
import dev.czar.rule.CycleResult;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestRun;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The one shadow there may be; it follows the cycles in another thread and misses those that come too fast. */
final class ShadowRunner {

    private static final Logger LOG = Logger.getLogger(ShadowRunner.class);
    private static final int MAX_WAITING = 100;

    private final Executor evaluationThread;
    private final TrialRunner trials;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Optional<ShadowRun> current = Optional.empty();

    ShadowRunner(Executor evaluationThread, TrialRunner trials, Clock clock) {
        this.evaluationThread = evaluationThread;
        this.trials = trials;
        this.clock = clock;
    }

    /** Takes the place of another shadow. */
    void start(RuleFiles rules, String author) {
        current = Optional.of(new ShadowRun(rules, clock.instant(), author));
    }

    /** Compares with another book in force from now on. */
    void restart() {
        current.ifPresent(shadow -> start(shadow.rules(), shadow.author()));
    }

    RuleFiles rules() throws RuleRequestRefused {
        return current.orElseThrow(() -> new RuleRequestRefused("there is no shadow"))
                .rules();
    }

    /** The rules of the shadow, which is none any more. */
    RuleFiles stop() throws RuleRequestRefused {
        RuleFiles rules = rules();
        current = Optional.empty();
        return rules;
    }

    void close() {
        current = Optional.empty();
    }

    void compare(long cycle, Snapshot snapshot, CycleResult inForce) {
        current.ifPresent(shadow -> {
            if (waiting.incrementAndGet() > MAX_WAITING) {
                waiting.decrementAndGet();
                shadow.countMissed();
                return;
            }
            evaluationThread.execute(() -> {
                waiting.decrementAndGet();
                compare(shadow, cycle, snapshot, inForce);
            });
        });
    }

    private void compare(ShadowRun shadow, long cycle, Snapshot snapshot, CycleResult inForce) {
        try {
            shadow.compare(cycle, inForce, trials.run(EvaluationTrial.of(shadow.rules(), snapshot)));
        } catch (InvalidRules | TrialLost | CancellationException undecided) {
            LOG.warnf("the shadow missed cycle %d: %s", cycle, undecided.getMessage());
            shadow.countMissed();
        }
    }

    Optional<String> revision() {
        return current.map(shadow -> shadow.rules().revision());
    }

    Optional<RuleActivationStatus.ShadowStatus> status() {
        return current.map(ShadowRun::status);
    }

    /** Rules that decide on live facts without acting, and what it decides otherwise than the one in force. */
    static final class ShadowRun {

        private final RuleFiles rules;
        private final Instant since;
        private final String author;
        private final BacktestRun backtest = new BacktestRun();
        private int missed;

        ShadowRun(RuleFiles rules, Instant since, String author) {
            this.rules = rules;
            this.since = since.truncatedTo(ChronoUnit.MILLIS);
            this.author = author;
        }

        RuleFiles rules() {
            return rules;
        }

        String author() {
            return author;
        }

        synchronized void compare(long cycle, CycleResult inForce, DryRun shadow) {
            backtest.cycle(cycle, DryRun.of(inForce), shadow);
        }

        synchronized void countMissed() {
            missed++;
        }

        synchronized ShadowStatus status() {
            return new ShadowStatus(rules.revision(), since, author, missed, backtest.report());
        }
    }
}
