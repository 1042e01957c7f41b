package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.loop.rules.RuleActivation.RuleRequestRefused;
import dev.czar.loop.rules.RuleActivationStatus.ShadowStatus;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.backtest.BacktestRun;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** The one shadow there may be; it follows the cycles in another thread and misses those that come too fast. */
final class ShadowRunner {

    private static final int MAX_WAITING = 100;

    private final Executor evaluationThread;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Optional<ShadowRun> current = Optional.empty();

    ShadowRunner(Executor trials, Clock clock) {
        this.evaluationThread = trials;
        this.clock = clock;
    }

    /** Takes the place of another shadow. */
    void start(RuleBook book, String author) {
        current = Optional.of(new ShadowRun(book, clock.instant(), author));
    }

    /** Compares with another book in force from now on. */
    void restart() {
        current.ifPresent(shadow -> start(shadow.book(), shadow.author()));
    }

    /** The book of the shadow, which is none any more. */
    RuleBook stop() throws RuleRequestRefused {
        RuleBook book = current.orElseThrow(() -> new RuleRequestRefused("there is no shadow"))
                .book();
        current = Optional.empty();
        return book;
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
                shadow.compare(cycle, snapshot, inForce);
            });
        });
    }

    Optional<String> revision() {
        return current.map(shadow -> shadow.book().revision());
    }

    Optional<RuleActivationStatus.ShadowStatus> status() {
        return current.map(ShadowRun::status);
    }

    /** A rule book that decides on live facts without acting, and what it decides otherwise than the one in force. */
    static final class ShadowRun {

        private final RuleBook book;
        private final Instant since;
        private final String author;
        private final BacktestRun backtest = new BacktestRun();
        private int missed;

        ShadowRun(RuleBook book, Instant since, String author) {
            this.book = book;
            this.since = since.truncatedTo(ChronoUnit.MILLIS);
            this.author = author;
        }

        RuleBook book() {
            return book;
        }

        String author() {
            return author;
        }

        synchronized void compare(long cycle, Snapshot snapshot, CycleResult inForce) {
            backtest.cycle(cycle, inForce.withoutTrace(), Cycle.decisions(snapshot, book));
        }

        synchronized void countMissed() {
            missed++;
        }

        synchronized ShadowStatus status() {
            return new ShadowStatus(book.revision(), since, author, missed, backtest.report());
        }
    }
}
