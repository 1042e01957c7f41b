package dev.czar.loop.access;

import dev.czar.fact.Worker.HookEvent;
import dev.czar.project.report.OpenPermissions;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes what the hooks of workers' programs say, and returns at once: events, by worker the ids of messages that their
 * programs were given, and questions that wait for an answer.
 */
public record HookReceiver(
        Consumer<HookEvent> events, BiConsumer<String, String> submissions, OpenPermissions permissions) {}
