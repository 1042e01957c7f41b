package dev.czar.world.notification;

import dev.czar.io.MessageCode;
import dev.czar.world.SecretValue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A program of one's own behind an address: JSON, signed as Standard Webhooks say: {@code webhook-signature} is
 * {@code v1,} and the Base64 of the HMAC-SHA256 of id, time and body joined by dots.
 */
public final class SignedWebhookChannel implements NotificationChannel {

    private static final String ENCODED = "whsec_";

    private final JsonPost post;
    private final SecretValue secret;
    private final Clock clock;

    /** A secret that begins with {@code whsec_} is Base64 after that, any other is taken as it is. */
    public SignedWebhookChannel(URI url, SecretValue secret, Clock clock) {
        this.post = new JsonPost(url);
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void send(NotificationDigest digest) throws IOException, InterruptedException {
        byte[] body = JsonPost.bytes(message(digest));
        String id = "msg_" + UUID.nameUUIDFromBytes(body);
        String time = Long.toString(clock.instant().getEpochSecond());
        post.send(body, Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", sign(id, time, body)));
    }

    private static Map<String, Object> message(NotificationDigest digest) {
        return Map.of(
                "type",
                "czar.notification",
                "project",
                digest.notifications().get(0).project(),
                "notifications",
                digest.notifications().stream().map(SignedWebhookChannel::one).toList());
    }

    private static Map<String, Object> one(AlertNotification told) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", told.urgency().name());
        fields.put("about", told.about());
        fields.put("text", told.text());
        fields.put("link", told.link());
        fields.put("at", told.at().toString());
        return fields;
    }

    private String sign(String id, String time, byte[] body) {
        byte[] head = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(MessageCode.of(key(secret.reveal()), head, body));
    }

    private static byte[] key(String secret) {
        return secret.startsWith(ENCODED)
                ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }
}
