package dev.czar.actuator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.notification.NotificationOutbox.CalmTimes;
import dev.czar.project.config.NotificationConfig.QuietHours;
import dev.czar.world.notification.AlertNotification;
import dev.czar.world.notification.AlertNotification.Urgency;
import dev.czar.world.notification.NotificationDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelQueueTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    @TempDir
    private Path folder;

    private final List<List<String>> sent = new ArrayList<>();
    private String broken = "";
    private Instant now = Instant.parse("2026-11-29T10:00:00Z");
    private ChannelQueue queue;

    @Test
    void aFloodBecomesOneDigest() throws Exception {
        open(Optional.empty());
        put("a", Urgency.WARNING);
        assertThat(queue.flush()).isEmpty();
        pass(Duration.ofSeconds(1));
        put("b", Urgency.WARNING);
        put("c", Urgency.NOTICE);
        put("c", Urgency.NOTICE);
        assertThat(queue.flush()).contains(Duration.ofSeconds(59));
        pass(Duration.ofSeconds(59));
        assertThat(queue.flush()).isEmpty();
        assertThat(sent).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void whatIsCriticalGoesAtOnceAndTakesTheRestAlong() throws Exception {
        open(Optional.of(NIGHT));
        now = Instant.parse("2026-11-29T23:00:00Z");
        put("asleep", Urgency.WARNING);
        assertThat(queue.flush()).contains(Duration.ofHours(8));
        put("fire", Urgency.CRITICAL);
        assertThat(queue.flush()).isEmpty();
        assertThat(sent).containsExactly(List.of("fire", "asleep"));
    }

    @Test
    void quietHoursEndInTheMorning() throws Exception {
        open(Optional.of(NIGHT));
        now = Instant.parse("2026-11-29T06:59:00Z");
        put("a", Urgency.WARNING);
        assertThat(queue.flush()).contains(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(queue.flush()).isEmpty();
        assertThat(sent).containsExactly(List.of("a"));
    }

    @Test
    void whatFailsIsTriedAgainAtGrowingPausesAndShown() throws Exception {
        open(Optional.empty());
        broken = "no route";
        put("a", Urgency.CRITICAL);
        assertThat(queue.flush()).contains(Duration.ofSeconds(30));
        assertThat(queue.failure()).isEqualTo("no route");
        put("b", Urgency.CRITICAL);
        assertThat(queue.flush()).contains(Duration.ofSeconds(30));
        pass(Duration.ofSeconds(30));
        assertThat(queue.flush()).contains(Duration.ofMinutes(1));
        broken = "";
        pass(Duration.ofMinutes(1));
        assertThat(queue.flush()).isEmpty();
        assertThat(queue.failure()).isEmpty();
        assertThat(sent).containsExactly(List.of("a", "b"));
    }

    @Test
    void whatWaitsSurvivesARestart() throws Exception {
        open(Optional.empty());
        broken = "no route";
        put("a", Urgency.WARNING);
        queue.flush();
        broken = "";
        open(Optional.empty());
        assertThat(queue.flush()).isEmpty();
        assertThat(sent).containsExactly(List.of("a"));
    }

    @Test
    void whatFailsForADayIsGivenUp() throws Exception {
        open(Optional.empty());
        broken = "no route";
        put("old", Urgency.WARNING);
        queue.flush();
        pass(Duration.ofHours(25));
        put("new", Urgency.WARNING);
        queue.flush();
        broken = "";
        pass(Duration.ofHours(1));
        queue.flush();
        assertThat(sent).containsExactly(List.of("new"));
    }

    private void open(Optional<QuietHours> quiet) {
        queue = new ChannelQueue(
                "team",
                folder.resolve("team"),
                this::send,
                new CalmTimes(Duration.ofMinutes(1), quiet, ZoneOffset.UTC),
                new SettableClock());
    }

    private void send(NotificationDigest digest) throws IOException {
        if (!broken.isEmpty()) {
            throw new IOException(broken);
        }
        sent.add(digest.notifications().stream().map(AlertNotification::about).toList());
    }

    private void put(String about, Urgency urgency) throws IOException {
        queue.put(about, new AlertNotification("tally", urgency, about, "text", "", now));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private final class SettableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
