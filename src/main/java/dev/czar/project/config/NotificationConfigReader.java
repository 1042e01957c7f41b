package dev.czar.project.config;

import dev.czar.decision.ProjectAction.Severity;
import dev.czar.project.config.NotificationConfig.ChannelConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig.ChatTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.CommandTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.DesktopTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.MailTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.NtfyTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.WebhookTarget;
import dev.czar.project.config.NotificationConfig.QuietHours;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.TextFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code notify} and {@code channels} of czar.yaml. */
final class NotificationConfigReader {

    private static final Duration DIGEST = Duration.ofMinutes(1);
    private static final List<String> KINDS =
            List.of("slack", "discord", "teams", "webhook", "ntfy", "mail", "desktop", "command");
    private static final List<String> SECURITIES = List.of("starttls", "tls", "none");

    private final FileSection top;
    private final Path root;
    private final Map<String, ChannelConfig> channels = new LinkedHashMap<>();

    NotificationConfigReader(FileSection top, Path root) {
        this.top = top;
        this.root = root;
    }

    NotificationConfig read() {
        top.section("channels").ifPresent(section -> section.names(TextFormat.WORKER)
                .forEach(name -> channels.put(name, channel(section, name))));
        if (!top.isMapping("notify")) {
            List<String> command = top.command("notify");
            if (!command.isEmpty()) {
                channels.put(NotificationConfig.COMMAND, new CommandTarget(command));
            }
            return new NotificationConfig(
                    channels,
                    everySeverity(command.isEmpty() ? List.of() : List.of(NotificationConfig.COMMAND)),
                    Optional.empty(),
                    DIGEST,
                    "",
                    Duration.ZERO);
        }
        FileSection section = top.section("notify").orElseThrow();
        section.allowOnly("channels", "notice", "warning", "critical", "quiet", "digest", "link", "answer-links");
        Map<Severity, List<String>> bySeverity = everySeverity(names(section, "channels"));
        for (Severity severity : Severity.values()) {
            String key = severity.name().toLowerCase(Locale.ROOT);
            if (section.has(key)) {
                bySeverity.put(severity, names(section, key));
            }
        }
        return new NotificationConfig(
                channels,
                bySeverity,
                section.section("quiet").flatMap(NotificationConfigReader::quiet),
                section.duration("digest").orElse(DIGEST),
                section.text("link", "", TextFormat.URL),
                section.duration("answer-links").orElse(Duration.ZERO));
    }

    private static Map<Severity, List<String>> everySeverity(List<String> usual) {
        Map<Severity, List<String>> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, usual);
        }
        return all;
    }

    private List<String> names(FileSection section, String key) {
        List<String> names = section.texts(key, TextFormat.WORKER);
        names.stream()
                .filter(name -> !channels.containsKey(name))
                .forEach(name -> section.problem(
                        key, "there is no channel '" + name + "'", "expected a name below channels: in czar.yaml"));
        return names;
    }

    private static Optional<QuietHours> quiet(FileSection section) {
        section.allowOnly("from", "until");
        for (String key : List.of("from", "until")) {
            if (!section.has(key)) {
                section.problem(key, "'" + key + "' is missing", "expected {from: \"22:00\", until: \"07:00\"}");
                return Optional.empty();
            }
        }
        return Optional.of(new QuietHours(time(section, "from"), time(section, "until")));
    }

    private static LocalTime time(FileSection section, String key) {
        String text = section.text(key, "00:00", TextFormat.ANY);
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            section.problem(key, "'" + key + "' is " + text, "expected a time of day in quotes, such as \"22:00\"");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text);
    }

    private ChannelConfig channel(FileSection section, String name) {
        if (!section.isMapping(name)) {
            return new CommandTarget(section.requiredCommand(name));
        }
        FileSection channel = section.section(name).orElseThrow();
        EndpointReader endpoint = new EndpointReader(channel, root);
        String kind = choice(channel, "kind", "", KINDS);
        switch (kind) {
            case "slack", "discord", "teams":
                channel.allowOnly("kind", "url-env", "url-file");
                return new ChatTarget(
                        kind,
                        endpoint.secret(
                                "url", "CZAR_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL"));
            case "webhook":
                channel.allowOnly("kind", "url", "secret-env", "secret-file");
                require(channel, "url", "url: https://example.org/hooks/czar");
                return new WebhookTarget(
                        endpoint.url("https://none"), endpoint.secret("secret", "CZAR_WEBHOOK_SECRET"));
            case "ntfy":
                channel.allowOnly("kind", "url", "token-env", "token-file");
                require(channel, "url", "url: https://ntfy.sh/a-topic-nobody-guesses");
                return new NtfyTarget(endpoint.url("https://none"), optional(channel, endpoint, "token"));
            case "mail":
                return mail(channel, endpoint);
            case "desktop":
                channel.allowOnly("kind");
                return new DesktopTarget();
            default:
                channel.allowOnly("kind", "command");
                return new CommandTarget(channel.requiredCommand("command"));
        }
    }

    private MailTarget mail(FileSection channel, EndpointReader endpoint) {
        channel.allowOnly("kind", "host", "port", "security", "user", "password-env", "password-file", "from", "to");
        require(channel, "host", "host: smtp.example.org");
        require(channel, "to", "to: [ops@example.org]");
        String security = choice(channel, "security", "starttls", SECURITIES);
        Optional<SecretSource> password = optional(channel, endpoint, "password");
        String host = channel.text("host", "localhost", TextFormat.ANY);
        if (security.equals("none") && password.isPresent() && !EndpointReader.LOCAL.contains(host)) {
            channel.problem(
                    "security", "'security' is none", "expected starttls or tls: the password would be readable");
        }
        int port = security.equals("tls") ? 465 : 587;
        return new MailTarget(
                host,
                channel.number("port", port, 1, 65535),
                security,
                channel.text("user", "", TextFormat.ANY),
                password,
                channel.text("from", "czar@localhost", TextFormat.ANY),
                channel.texts("to", TextFormat.ANY));
    }

    private static Optional<SecretSource> optional(FileSection channel, EndpointReader endpoint, String name) {
        return channel.has(name + "-env") || channel.has(name + "-file")
                ? Optional.of(endpoint.secret(name, "none"))
                : Optional.empty();
    }

    private static void require(FileSection channel, String key, String example) {
        if (!channel.has(key)) {
            channel.problem("kind", "'" + key + "' is missing", "expected " + example);
        }
    }

    private static String choice(FileSection section, String key, String fallback, List<String> words) {
        section.oneOf(key, words);
        String chosen = section.text(key, fallback, TextFormat.ANY);
        if (!words.contains(chosen)) {
            String expected = "expected one of " + String.join(", ", words);
            if (section.has(key)) {
                section.problem(key, "'" + key + "' is '" + chosen + "'", expected);
            } else {
                section.problem(key, "'" + key + "' is missing", expected);
            }
            return "";
        }
        return chosen;
    }
}
