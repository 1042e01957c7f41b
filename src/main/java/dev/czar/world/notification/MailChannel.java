package dev.czar.world.notification;

import dev.czar.world.SecretValue;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Mail, handed to a server over SMTP; what it needs to run is there only while it sends. */
public final class MailChannel implements NotificationChannel {

    private static final int TIMEOUT_SECONDS = 30;

    private final MailServer server;
    private final String from;
    private final List<String> to;

    public MailChannel(MailServer server, String from, List<String> to) {
        this.server = server;
        this.from = from;
        this.to = List.copyOf(to);
    }

    @Override
    public void send(NotificationDigest digest) throws IOException, InterruptedException {
        String link = digest.link().isEmpty() ? "" : "\n\n" + digest.link();
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(to)
                .setSubject(digest.title())
                .setText(digest.body() + link + "\n");
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        try {
            MailClient client = MailClient.create(vertx, config());
            client.sendMail(message).toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new IOException(
                    "%s:%d: %s"
                            .formatted(
                                    server.host(),
                                    server.port(),
                                    refused.getCause().getMessage()),
                    refused);
        } catch (TimeoutException slow) {
            throw new IOException(
                    "%s:%d did not answer within %d s".formatted(server.host(), server.port(), TIMEOUT_SECONDS), slow);
        } finally {
            vertx.close();
        }
    }

    private MailConfig config() {
        MailConfig config = new MailConfig()
                .setHostname(server.host())
                .setPort(server.port())
                .setStarttls(
                        switch (server.security()) {
                            case STARTTLS -> StartTLSOptions.REQUIRED;
                            case TLS, NONE -> StartTLSOptions.DISABLED;
                        })
                .setSsl(server.security() == MailSecurity.TLS)
                .setKeepAlive(false)
                .setConnectTimeout(TIMEOUT_SECONDS * 1_000)
                .setLogin(server.password().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        server.password()
                .ifPresent(password -> config.setUsername(server.user()).setPassword(password.reveal()));
        return config;
    }

    /** Where mail is handed in; without a password nobody logs in. */
    public record MailServer(
            String host, int port, MailSecurity security, String user, Optional<SecretValue> password) {}

    /** How the way to the server is kept secret. */
    public enum MailSecurity {
        STARTTLS,
        TLS,
        NONE
    }
}
