package dev.czar.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Remembers for a few seconds what was seen at a head, for looking is dear; a new head is looked at at once. */
public final class HeadCache<K, V> {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record CachedValue<V>(String head, V value, Instant at) {}

    private final Map<K, CachedValue<V>> values = new HashMap<>();

    public V get(K key, String head, Instant now, Supplier<V> look) {
        CachedValue<V> last = values.get(key);
        if (last == null || !last.head().equals(head) || last.at().plus(FRESH).isBefore(now)) {
            last = new CachedValue<>(head, look.get(), now);
            values.put(key, last);
        }
        return last.value();
    }
}
