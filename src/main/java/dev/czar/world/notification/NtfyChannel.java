package dev.czar.world.notification;

import dev.czar.world.SecretValue;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A topic of ntfy, which pushes to telephones and desktops. */
public final class NtfyChannel implements NotificationChannel {

    private final JsonPost post;
    private final String topic;
    private final Optional<SecretValue> token;

    /** {@code topic} is its address, such as {@code https://ntfy.example.org/my-topic}. */
    public NtfyChannel(URI topic, Optional<SecretValue> token) {
        String path = topic.getPath();
        this.topic = path.substring(path.lastIndexOf('/') + 1);
        this.post = new JsonPost(topic.resolve("."));
        this.token = token;
    }

    @Override
    public void send(NotificationDigest digest) throws IOException, InterruptedException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("topic", topic);
        message.put("title", digest.title());
        message.put("message", digest.body());
        message.put(
                "priority", 3 + digest.urgency().ordinal() - (digest.urgency().ordinal() == 0 ? 1 : 0));
        if (!digest.link().isEmpty()) {
            message.put("click", digest.link());
        }
        post.send(
                JsonPost.bytes(message),
                token.map(secret -> Map.of("Authorization", "Bearer " + secret.reveal()))
                        .orElse(Map.of()));
    }
}
