package dev.czar.world.forge.github;

import dev.czar.world.SettableClock;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import java.time.Duration;

/** Time that passes only while somebody waits. */
public final class FakeTime extends SettableClock implements Sleeper {
    @Override
    public void sleep(Duration length) {
        pass(length);
    }
}
