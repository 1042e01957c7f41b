package dev.czar.loop;

import java.util.function.Consumer;

/** Lets sensors wake a loop that is put together after them. */
final class Wakes {

    private volatile Consumer<String> target = sensor -> {};

    Runnable of(String sensor) {
        return () -> target.accept(sensor);
    }

    void lead(Consumer<String> to) {
        target = to;
    }
}
