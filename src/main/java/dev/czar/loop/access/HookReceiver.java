package dev.czar.loop.access;

import dev.czar.fact.Worker.HookEvent;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes what the hooks of workers' programs say, and returns at once: events, and by worker the ids of messages that their
 * programs were given.
 */
public record HookReceiver(Consumer<HookEvent> events, BiConsumer<String, String> submissions) {}
