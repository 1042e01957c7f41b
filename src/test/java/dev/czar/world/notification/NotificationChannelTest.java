package dev.czar.world.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.SecretValue;
import dev.czar.world.notification.AlertNotification.Urgency;
import dev.czar.world.notification.ChatChannel.ChatKind;
import dev.czar.world.notification.MailChannel.MailSecurity;
import dev.czar.world.notification.MailChannel.MailServer;
import dev.czar.world.notification.ScriptedReceiver.ReceivedPost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to reach people, against a receiver of that kind on the loopback. */
class NotificationChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final String LINK = "http://127.0.0.1:7077/#/tally/overview";
    private static final AlertNotification QUESTION = new AlertNotification(
            "tally", Urgency.WARNING, "ada", "ada asks: <!channel> is a & b < c? @everyone", LINK, NOW);
    private static final AlertNotification FULL =
            new AlertNotification("tally", Urgency.CRITICAL, "disk", "the disk is full", LINK, NOW);

    private ScriptedReceiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new ScriptedReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void slackIsToldProjectWorkerQuestionAndLinkAndNobodyIsMentioned() throws Exception {
        send(new ChatChannel(ChatKind.SLACK, receiver.at("/services/T/B/x")), QUESTION);
        assertThat(only().path()).isEqualTo("/services/T/B/x");
        assertThat(only().json().path("text").asText())
                .isEqualTo("*[tally] ada*\nada asks: &lt;!channel&gt; is a &amp; b &lt; c? @everyone\n<" + LINK
                        + "|Open>");
    }

    @Test
    void whatLeadsToDifferentPlacesKeepsItsOwnLinks() throws Exception {
        AlertNotification other =
                new AlertNotification("tally", Urgency.WARNING, "ben", "ben asks: how?", LINK + "/ben", NOW);
        send(new ChatChannel(ChatKind.SLACK, receiver.at("/hook")), FULL, other);
        assertThat(only().json().path("text").asText())
                .isEqualTo("*[tally] 2 need a look*\nCRITICAL disk: the disk is full\n" + LINK
                        + "\nben: ben asks: how?\n" + LINK + "/ben");
    }

    @Test
    void discordIsToldWithinItsLengthAndNobodyIsMentioned() throws Exception {
        AlertNotification[] many = IntStream.range(0, 50)
                .mapToObj(i -> new AlertNotification("tally", Urgency.WARNING, "w" + i, "x".repeat(900), LINK, NOW))
                .toArray(AlertNotification[]::new);
        send(new ChatChannel(ChatKind.DISCORD, receiver.at("/hook")), many);
        JsonNode message = only().json();
        assertThat(message.path("content").asText())
                .hasSizeLessThanOrEqualTo(2_000)
                .startsWith("**[tally] 50 need a look**")
                .endsWith("<" + LINK + ">");
        assertThat(message.path("allowed_mentions").path("parse").isEmpty()).isTrue();
    }

    @Test
    void teamsIsToldInACard() throws Exception {
        send(new ChatChannel(ChatKind.TEAMS, receiver.at("/workflow")), QUESTION, FULL);
        JsonNode card = only().json().path("attachments").path(0).path("content");
        assertThat(card.path("body").path(0).path("text").asText()).isEqualTo("[tally] 2 need a look");
        assertThat(card.path("body").path(1).path("text").asText()).isEqualTo("CRITICAL disk: the disk is full");
        assertThat(card.path("actions").path(0).path("url").asText()).isEqualTo(LINK);
    }

    @Test
    void aWebhookIsSignedSoThatItsReceiverKnowsWhoSent() throws Exception {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        SecretValue secret = new SecretValue("whsec_" + Base64.getEncoder().encodeToString(key));
        send(new SignedWebhookChannel(receiver.at("/czar"), secret, Clock.fixed(NOW, ZoneOffset.UTC)), FULL);
        ReceivedPost post = only();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = post.headers().getFirst("webhook-id") + "." + NOW.getEpochSecond() + "."
                + new String(post.body(), StandardCharsets.UTF_8);
        assertThat(post.headers().getFirst("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(post.headers().getFirst("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        JsonNode told = post.json().path("notifications").path(0);
        assertThat(told.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(told.path("about").asText()).isEqualTo("disk");
        assertThat(told.path("link").asText()).isEqualTo(LINK);
    }

    @Test
    void ntfyGetsTopicPriorityAndToken() throws Exception {
        send(new NtfyChannel(receiver.at("/alerts"), Optional.of(new SecretValue("tk_1"))), FULL);
        assertThat(only().path()).isEqualTo("/");
        assertThat(only().headers().getFirst("Authorization")).isEqualTo("Bearer tk_1");
        assertThat(only().json().path("topic").asText()).isEqualTo("alerts");
        assertThat(only().json().path("priority").asInt()).isEqualTo(5);
        assertThat(only().json().path("click").asText()).isEqualTo(LINK);
    }

    @Test
    void mailIsHandedToItsServer() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(false)) {
            send(mail(server, Optional.of(new SecretValue("geheim"))), QUESTION);
            assertThat(server.lines())
                    .anyMatch(line -> line.startsWith("AUTH PLAIN"))
                    .contains("MAIL FROM:<czar@example.org>", "RCPT TO:<ops@example.org>", "Subject: [tally] ada");
            assertThat(server.lines()).anyMatch(line -> line.startsWith("ada asks:"));
        }
    }

    @Test
    void aMailboxThatIsNotThereIsSaid() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(true)) {
            assertThatThrownBy(() -> send(mail(server, Optional.empty()), QUESTION))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("no such mailbox");
        }
    }

    private static MailChannel mail(ScriptedMailServer server, Optional<SecretValue> password) {
        return new MailChannel(
                new MailServer("127.0.0.1", server.port(), MailSecurity.NONE, "czar", password),
                "czar@example.org",
                List.of("ops@example.org"));
    }

    @Test
    void aCommandReadsALineEachAndKnowsWhereToLook(@TempDir Path folder) throws Exception {
        Path heard = folder.resolve("heard");
        send(
                CommandChannel.of(List.of(
                        "sh",
                        "-c",
                        "cat >\"$1\"; echo \"$CZAR_PROJECT $CZAR_SEVERITY $CZAR_LINK\" >>\"$1\"",
                        "sh",
                        heard.toString())),
                QUESTION,
                FULL);
        assertThat(heard)
                .hasContent("CRITICAL disk: the disk is full\n" + QUESTION.line() + "\ntally CRITICAL " + LINK + "\n");
    }

    @Test
    void aCommandThatFailsIsSaidWithItsWords() {
        assertThatThrownBy(() -> send(CommandChannel.of(List.of("sh", "-c", "echo no display >&2; exit 3")), FULL))
                .hasMessage("the command failed, exit 3: no display");
        assertThatThrownBy(() -> send(CommandChannel.of(List.of("no-such-command-of-ours")), FULL))
                .hasMessageContaining("could not be run");
    }

    @Test
    void aRefusalIsSaidWithoutTheAddressWhichIsTheSecret() {
        receiver.answersNext(404);
        assertThatThrownBy(() -> send(new ChatChannel(ChatKind.SLACK, receiver.at("/services/secret")), FULL))
                .hasMessage("127.0.0.1 answered 404: scripted");
        URI nobody = URI.create("http://127.0.0.1:1/services/secret");
        assertThatThrownBy(() -> send(new ChatChannel(ChatKind.SLACK, nobody), FULL))
                .hasMessage("nobody listens at 127.0.0.1");
    }

    @Test
    void aReceiverThatHangsUpIsNamed() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = new Thread(() -> {
                try {
                    socket.accept().close();
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            hangsUp.start();
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/services/secret");
            assertThatThrownBy(() -> send(new ChatChannel(ChatKind.SLACK, url), FULL))
                    .hasMessageStartingWith("127.0.0.1 gave no answer: ")
                    .hasMessageNotContaining("secret");
            hangsUp.join();
        }
    }

    private ReceivedPost only() {
        assertThat(receiver.posts()).hasSize(1);
        return receiver.posts().get(0);
    }

    private static void send(NotificationChannel channel, AlertNotification... notifications) throws Exception {
        channel.send(new NotificationDigest(List.of(notifications)));
    }
}
