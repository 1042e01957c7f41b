package dev.czar.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what was seen in a worker's worktree at a head, for looking is dear: for a few seconds, and for minutes while
 * the worker's screen says that nothing goes on there. A new head is looked at at once.
 */
public final class HeadCache<V> {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration FRESH_WHILE_QUIET = Duration.ofMinutes(3);
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private record CachedValue<V>(String head, V value, Instant at) {}

    private final Function<String, Optional<Instant>> lastWritten;
    private final Map<String, CachedValue<V>> values = new HashMap<>();

    /** {@code lastWritten} is when a worker last wrote to its screen, empty when its screen is not read. */
    public HeadCache(Function<String, Optional<Instant>> lastWritten) {
        this.lastWritten = lastWritten;
    }

    public V get(String worker, String head, Instant now, Supplier<V> look) {
        CachedValue<V> last = values.get(worker);
        if (last == null
                || !last.head().equals(head)
                || last.at().plus(freshness(worker, last.at())).isBefore(now)) {
            last = new CachedValue<>(head, look.get(), now);
            values.put(worker, last);
        }
        return last.value();
    }

    private Duration freshness(String worker, Instant looked) {
        boolean quiet = lastWritten
                .apply(worker)
                .filter(written -> written.plus(AFTERMATH).isBefore(looked))
                .isPresent();
        return quiet ? FRESH_WHILE_QUIET : FRESH;
    }
}
