package dev.czar.loop.rules;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** The one shadow there may be; it follows the cycles in another thread and misses those that come too fast. */
final class Shadows {

    private static final int MOST_WAITING = 100;

    private final Executor trials;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Optional<Shadow> present = Optional.empty();

    Shadows(Executor trials, Clock clock) {
        this.trials = trials;
        this.clock = clock;
    }

    /** Takes the place of another shadow. */
    void begin(RuleBook book, String author) {
        present = Optional.of(new Shadow(book, clock.instant(), author));
    }

    /** Compares with another book in force from now on. */
    void beginAnew() {
        present.ifPresent(shadow -> begin(shadow.book(), shadow.author()));
    }

    /** The book of the shadow, which is none any more. */
    RuleBook end() throws RuleRefused {
        RuleBook book =
                present.orElseThrow(() -> new RuleRefused("there is no shadow")).book();
        present = Optional.empty();
        return book;
    }

    void close() {
        present = Optional.empty();
    }

    void follow(long cycle, Snapshot snapshot, CycleResult inForce) {
        present.ifPresent(shadow -> {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                shadow.miss();
                return;
            }
            trials.execute(() -> {
                waiting.decrementAndGet();
                shadow.follow(cycle, snapshot, inForce);
            });
        });
    }

    Optional<String> revision() {
        return present.map(shadow -> shadow.book().revision());
    }

    Optional<RulesView.ShadowView> view() {
        return present.map(Shadow::view);
    }
}
