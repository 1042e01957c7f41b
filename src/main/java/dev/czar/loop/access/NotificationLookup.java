package dev.czar.loop.access;

import dev.czar.actuator.notification.NotificationOutbox;
import dev.czar.actuator.notification.NotificationOutbox.ChannelStatus;
import dev.czar.decision.ProjectAction.Severity;
import java.util.ArrayList;
import java.util.List;

/** The channels through which people are told: how each is doing, and whether it works now. */
public record NotificationLookup(NotificationOutbox outbox) {

    public List<NotificationChannelStatus> channels() {
        return outbox.channels().stream().map(NotificationChannelStatus::of).toList();
    }

    /** What keeps channels from telling people, in words. */
    public List<String> problems() {
        return channels().stream()
                .filter(channel -> !channel.failure().isEmpty())
                .map(channel -> "notifications through " + channel.name() + " fail: " + channel.failure())
                .toList();
    }

    /** Sends a test through these channels, through all when none is named. */
    public List<ChannelTestResult> test(List<String> names) throws InterruptedException {
        List<ChannelTestResult> results = new ArrayList<>();
        for (NotificationChannelStatus channel : channels()) {
            if (names.isEmpty() || names.contains(channel.name())) {
                String failure = outbox.test(channel.name()).orElse("");
                results.add(new ChannelTestResult(channel.name(), channel.kind(), failure.isEmpty(), failure));
            }
        }
        return results;
    }

    /** A channel, the severities that go there unless a rule names another, and why its last try failed, "" when it did not. */
    public record NotificationChannelStatus(String name, String kind, List<Severity> severities, String failure) {
        static NotificationChannelStatus of(ChannelStatus status) {
            return new NotificationChannelStatus(status.name(), status.kind(), status.severities(), status.failure());
        }
    }

    /** Whether a test was taken over by a channel, and else why not. */
    public record ChannelTestResult(String name, String kind, boolean sent, String failure) {}
}
