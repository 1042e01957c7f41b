package dev.czar.world.notification;

import dev.czar.world.notification.AlertNotification.Urgency;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A room in a chat, by its incoming webhook. What is told is data: it mentions nobody and is no markup. */
public final class ChatChannel implements NotificationChannel {

    private static final int DISCORD_MOST = 2_000;
    private static final int SLACK_MOST = 3_000;

    private final ChatKind kind;
    private final JsonPost post;

    public ChatChannel(ChatKind kind, URI webhook) {
        this.kind = kind;
        this.post = new JsonPost(webhook);
    }

    @Override
    public void send(NotificationDigest digest) throws IOException, InterruptedException {
        post.send(JsonPost.bytes(kind.message.apply(digest)), Map.of());
    }

    private static Map<String, Object> slack(NotificationDigest digest) {
        String link = digest.link().isEmpty() ? "" : "\n<" + digest.link() + "|Open>";
        String text = "*" + slackText(digest.title()) + "*\n"
                + NotificationDigest.cut(slackText(digest.body()), SLACK_MOST) + link;
        return Map.of("text", text, "unfurl_links", false);
    }

    private static String slackText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, Object> discord(NotificationDigest digest) {
        String link = digest.link().isEmpty() ? "" : "\n<" + digest.link() + ">";
        String head = "**" + digest.title() + "**\n";
        String body = NotificationDigest.cut(digest.body(), DISCORD_MOST - head.length() - link.length());
        return Map.of("content", head + body + link, "allowed_mentions", Map.of("parse", List.of()));
    }

    private static Map<String, Object> teams(NotificationDigest digest) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(Map.of(
                "type",
                "TextBlock",
                "text",
                digest.title(),
                "weight",
                "Bolder",
                "wrap",
                true,
                "color",
                digest.urgency() == Urgency.CRITICAL ? "Attention" : "Default"));
        digest.body().lines().forEach(line -> blocks.add(Map.of("type", "TextBlock", "text", line, "wrap", true)));
        List<Map<String, Object>> actions = digest.link().isEmpty()
                ? List.of()
                : List.of(Map.of("type", "Action.OpenUrl", "title", "Open", "url", digest.link()));
        Map<String, Object> card = Map.of("type", "AdaptiveCard", "version", "1.4", "body", blocks, "actions", actions);
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    /** Chats there is a form of message for. */
    public enum ChatKind {
        SLACK(ChatChannel::slack),
        DISCORD(ChatChannel::discord),
        TEAMS(ChatChannel::teams);

        private final Function<NotificationDigest, Map<String, Object>> message;

        ChatKind(Function<NotificationDigest, Map<String, Object>> message) {
            this.message = message;
        }
    }
}
