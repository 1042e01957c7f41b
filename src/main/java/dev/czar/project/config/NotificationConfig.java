package dev.czar.project.config;

import dev.czar.decision.ProjectAction.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How people are told what needs them: channels by name, which of them for which severity, when only what is critical is
 * told, within what time more than one thing is told together, the address at which people reach the dashboard, and for how
 * long a link in a message lets its reader answer a worker without signing in; zero: not at all.
 */
public record NotificationConfig(
        Map<String, ChannelConfig> channels,
        Map<Severity, List<String>> bySeverity,
        Optional<QuietHours> quiet,
        Duration digest,
        String link,
        Duration answerLinks) {

    /** The name of the channel that is a command given right at {@code notify}. */
    public static final String COMMAND = "notify";

    public NotificationConfig {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
        bySeverity = Collections.unmodifiableMap(new EnumMap<>(bySeverity));
    }

    /** The channels for this severity; a channel that a rule names comes before. */
    public List<String> channelsFor(Severity severity, String named) {
        return channels.containsKey(named) ? List.of(named) : bySeverity.getOrDefault(severity, List.of());
    }

    /** One way to reach people. */
    public sealed interface ChannelConfig {

        /** The word for it in czar.yaml. */
        String kind();

        /** A program that reads the text. */
        record CommandTarget(List<String> command) implements ChannelConfig {
            public CommandTarget {
                command = List.copyOf(command);
            }

            @Override
            public String kind() {
                return "command";
            }
        }

        /** The desktop of who runs Czar. */
        record DesktopTarget() implements ChannelConfig {
            @Override
            public String kind() {
                return "desktop";
            }
        }

        /** A room in a chat: slack, discord or teams; the whole address of its webhook is a secret. */
        record ChatTarget(String kind, SecretSource url) implements ChannelConfig {}

        /** A program of one's own behind an address. */
        record WebhookTarget(URI url, SecretSource secret) implements ChannelConfig {
            @Override
            public String kind() {
                return "webhook";
            }
        }

        /** A topic of ntfy. */
        record NtfyTarget(URI topic, Optional<SecretSource> token) implements ChannelConfig {
            @Override
            public String kind() {
                return "ntfy";
            }
        }

        /** Mail; {@code security} is starttls, tls or none. */
        record MailTarget(
                String host,
                int port,
                String security,
                String user,
                Optional<SecretSource> password,
                String from,
                List<String> to)
                implements ChannelConfig {
            public MailTarget {
                to = List.copyOf(to);
            }

            @Override
            public String kind() {
                return "mail";
            }
        }
    }

    /** From a time of day until another, which may be on the next day. */
    public record QuietHours(LocalTime from, LocalTime until) {

        public boolean contains(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }
}
