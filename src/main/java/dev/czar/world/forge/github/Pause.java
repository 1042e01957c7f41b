package dev.czar.world.forge.github;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Pause {

    void take(Duration length) throws InterruptedException;
}
