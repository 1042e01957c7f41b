package dev.czar.actuator.notification;

import dev.czar.project.config.NotificationConfig.ChannelConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig.ChatTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.CommandTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.MailTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.NtfyTarget;
import dev.czar.project.config.NotificationConfig.ChannelConfig.WebhookTarget;
import dev.czar.project.config.SecretSource;
import dev.czar.project.files.ProjectException;
import dev.czar.world.SecretValue;
import dev.czar.world.notification.ChatChannel;
import dev.czar.world.notification.ChatChannel.ChatKind;
import dev.czar.world.notification.CommandChannel;
import dev.czar.world.notification.MailChannel;
import dev.czar.world.notification.MailChannel.MailSecurity;
import dev.czar.world.notification.MailChannel.MailServer;
import dev.czar.world.notification.NotificationChannel;
import dev.czar.world.notification.NtfyChannel;
import dev.czar.world.notification.SignedWebhookChannel;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes channels of what czar.yaml says; a secret is read when something is sent, so that a missing one fails that channel alone. */
record ChannelFactory(Map<String, String> environment, Clock clock) {

    NotificationChannel channel(ChannelConfig config) {
        return digest -> {
            NotificationChannel made;
            try {
                made = make(config);
            } catch (ProjectException noSecret) {
                throw new IOException(noSecret.getMessage(), noSecret);
            }
            made.send(digest);
        };
    }

    private NotificationChannel make(ChannelConfig config) throws ProjectException, IOException {
        if (config instanceof CommandTarget command) {
            return CommandChannel.of(command.command());
        } else if (config instanceof ChatTarget chat) {
            return new ChatChannel(ChatKind.valueOf(chat.kind().toUpperCase(Locale.ROOT)), address(chat.url()));
        } else if (config instanceof WebhookTarget webhook) {
            return new SignedWebhookChannel(webhook.url(), secret(webhook.secret()), clock);
        } else if (config instanceof NtfyTarget ntfy) {
            return new NtfyChannel(ntfy.topic(), secret(ntfy.token()));
        } else if (config instanceof MailTarget mail) {
            MailServer server = new MailServer(
                    mail.host(),
                    mail.port(),
                    MailSecurity.valueOf(mail.security().toUpperCase(Locale.ROOT)),
                    mail.user(),
                    secret(mail.password()));
            return new MailChannel(server, mail.from(), mail.to());
        }
        return CommandChannel.desktop(System.getProperty("os.name"));
    }

    private URI address(SecretSource source) throws ProjectException, IOException {
        try {
            URI url = URI.create(source.read(environment));
            if (url.getHost() != null && url.getScheme().startsWith("http")) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(source.place() + ": what it names is no address", malformed);
        }
        throw new IOException(source.place() + ": what it names is no address that begins with https://");
    }

    private Optional<SecretValue> secret(Optional<SecretSource> source) throws ProjectException {
        return source.isPresent() ? Optional.of(secret(source.get())) : Optional.empty();
    }

    private SecretValue secret(SecretSource source) throws ProjectException {
        return new SecretValue(source.read(environment));
    }
}
