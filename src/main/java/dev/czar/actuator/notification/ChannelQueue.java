package dev.czar.actuator.notification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ContentHash;
import dev.czar.io.FailureText;
import dev.czar.world.notification.AlertNotification;
import dev.czar.world.notification.AlertNotification.Urgency;
import dev.czar.world.notification.NotificationChannel;
import dev.czar.world.notification.NotificationDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What waits to be sent through one channel: a file each, so that it survives a restart. What comes within the pause of a
 * digest goes together, what is critical goes at once; what fails is tried again at growing pauses, a day long.
 */
final class ChannelQueue {

    private static final Logger LOG = Logger.getLogger(ChannelQueue.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final String name;
    private final Path folder;
    private final NotificationChannel channel;
    private final SendingTimes times;
    private final Clock clock;
    private Instant lastSent = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private volatile String failure = "";

    ChannelQueue(String name, Path folder, NotificationChannel channel, SendingTimes times, Clock clock) {
        this.name = name;
        this.folder = folder;
        this.channel = channel;
        this.times = times;
        this.clock = clock;
    }

    /** What is put twice under one key is there once. */
    void put(String key, AlertNotification notification) throws IOException {
        String file =
                notification.at().toEpochMilli() + "-" + ContentHash.sha256(key).substring(0, 16) + ".json";
        AtomicFileWriter.write(
                folder.resolve(file), MAPPER.writeValueAsBytes(notification), FilePermissions.ownerOnly());
    }

    /** Why the last try failed; "" when it did not. */
    String failure() {
        return failure;
    }

    /** Sends what may go now; answers after what time to come again, empty when nothing waits. */
    synchronized Optional<Duration> flush() throws IOException, InterruptedException {
        Map<Path, AlertNotification> waiting = waiting();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean critical = waiting.values().stream().anyMatch(one -> one.urgency() == Urgency.CRITICAL);
        Instant due = later(notBefore, critical ? Instant.MIN : times.earliest(lastSent, now));
        if (due.isAfter(now)) {
            return Optional.of(Duration.between(now, due));
        }
        try {
            channel.send(new NotificationDigest(waiting.values().stream().toList()));
            for (Path sent : waiting.keySet()) {
                Files.deleteIfExists(sent);
            }
            lastSent = now;
            pause = FIRST_PAUSE;
            failure = "";
            return Optional.empty();
        } catch (IOException failed) {
            failure = FailureText.of(failed);
            LOG.warnf("channel %s failed, tried again in %s: %s", name, pause, failure);
            dropOld(waiting, now);
            notBefore = now.plus(pause);
            Duration next = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            return Optional.of(next);
        }
    }

    private Map<Path, AlertNotification> waiting() throws IOException {
        Map<Path, AlertNotification> waiting = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                waiting.put(file, MAPPER.readValue(Files.readAllBytes(file), AlertNotification.class));
            }
        } catch (NoSuchFileException nothingYet) {
            return Map.of();
        }
        return waiting;
    }

    private void dropOld(Map<Path, AlertNotification> waiting, Instant now) throws IOException {
        for (Map.Entry<Path, AlertNotification> old : waiting.entrySet()) {
            if (old.getValue().at().plus(KEPT).isBefore(now)) {
                LOG.errorf(
                        "channel %s: given up after a day: %s",
                        name, old.getValue().line());
                Files.deleteIfExists(old.getKey());
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When what is not critical may go. */
    @FunctionalInterface
    interface SendingTimes {
        /** The earliest time from {@code now} on, after something was sent at {@code last}. */
        Instant earliest(Instant last, Instant now);
    }
}
