package dev.czar.loop;

import dev.czar.world.Spending;
import java.time.Duration;
import java.util.Optional;

/** Something of which there is only so much, and how much is used in the last {@code window} (absent: ever). */
public record Budget(String of, long used, long most, Optional<Duration> window) {

    static Budget of(Spending spending) {
        return new Budget(spending.of(), spending.used(), spending.most(), Optional.of(spending.window()));
    }
}
