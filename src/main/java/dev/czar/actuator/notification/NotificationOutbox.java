package dev.czar.actuator.notification;

import dev.czar.actuator.notification.ChannelQueue.SendingTimes;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.Severity;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FailureText;
import dev.czar.project.config.NotificationConfig;
import dev.czar.project.config.NotificationConfig.ChannelConfig;
import dev.czar.project.config.NotificationConfig.QuietHours;
import dev.czar.project.files.AnswerLinks;
import dev.czar.world.notification.AlertNotification;
import dev.czar.world.notification.AlertNotification.Urgency;
import dev.czar.world.notification.NotificationDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends alerts through their channels beside the loop, which never waits for them. */
public final class NotificationOutbox implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NotificationOutbox.class);
    /** What one cycle has to tell comes together. */
    private static final Duration GATHER = Duration.ofSeconds(2);

    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

    private final String project;
    private final NotificationConfig config;
    private final ChannelFactory factory;
    private final Clock clock;
    private final AlertLinks links;
    private final Map<String, ChannelQueue> queues = new LinkedHashMap<>();
    private final ScheduledExecutorService threads;

    /** {@code folder} keeps what is not sent yet, {@code zone} is that of quiet hours. */
    public NotificationOutbox(OutboxSetting setting, Map<String, String> environment, Clock clock) {
        this.project = setting.project();
        this.config = setting.config();
        this.factory = new ChannelFactory(environment, clock);
        this.clock = clock;
        this.links = setting.links();
        SendingTimes times = new CalmTimes(config.digest(), config.quiet(), setting.zone());
        config.channels()
                .forEach((name, target) -> queues.put(
                        name,
                        new ChannelQueue(name, setting.folder().resolve(name), factory.channel(target), times, clock)));
        this.threads = Executors.newScheduledThreadPool(
                Math.max(1, queues.size()), new DaemonThreadFactory("notify-" + project));
    }

    /** What was not sent before a restart is sent now. */
    public void start() {
        queues.keySet().forEach(name -> schedule(name, Duration.ZERO));
    }

    /** Puts an alert where it is to go; says in words where that is. */
    public String put(AlertHuman alert, Instant at) throws IOException {
        List<String> names = config.channelsFor(alert.severity(), alert.channel());
        for (String name : names) {
            queues.get(name).put(alert.key(), notification(alert, at));
            schedule(name, alert.severity() == Severity.CRITICAL ? Duration.ZERO : GATHER);
        }
        String told = names.isEmpty()
                ? "written to notices.log"
                : "written to notices.log, told through " + String.join(", ", names);
        boolean known = alert.channel().isEmpty() || config.channels().containsKey(alert.channel());
        return known ? told : told + "; czar.yaml has no channel " + alert.channel();
    }

    private AlertNotification notification(AlertHuman alert, Instant at) throws IOException {
        return new AlertNotification(
                project,
                Urgency.valueOf(alert.severity().name()),
                alert.about(),
                alert.text(),
                links.of(alert, clock.instant()),
                at);
    }

    private void schedule(String name, Duration delay) {
        try {
            threads.schedule(() -> flush(name), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debugf("%s is sent at the next start", name);
        }
    }

    private void flush(String name) {
        try {
            queues.get(name).flush().ifPresent(again -> schedule(name, again));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException fault) {
            LOG.errorf(fault, "channel %s", name);
            schedule(name, AFTER_FAULT);
        }
    }

    /** Every channel with its kind, the severities that go there, and why the last try failed, "" when it did not. */
    public List<ChannelStatus> channels() {
        return queues.entrySet().stream()
                .map(queue -> new ChannelStatus(
                        queue.getKey(),
                        config.channels().get(queue.getKey()).kind(),
                        severities(queue.getKey()),
                        queue.getValue().failure()))
                .toList();
    }

    private List<Severity> severities(String channel) {
        return List.of(Severity.values()).stream()
                .filter(severity -> config.channelsFor(severity, "").contains(channel))
                .toList();
    }

    /** Sends a test through one channel at once; the words of what failed, or nothing. */
    public Optional<String> test(String name) throws InterruptedException {
        ChannelConfig target = config.channels().get(name);
        AlertNotification test = new AlertNotification(
                project,
                Urgency.NOTICE,
                "test",
                "This is a test of the channel " + name + ".",
                links.dashboard(),
                clock.instant());
        try {
            factory.channel(target).send(new NotificationDigest(List.of(test)));
            return Optional.empty();
        } catch (IOException | RuntimeException failed) {
            return Optional.of(FailureText.of(failed));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Where an outbox is and what it works for. */
    public record OutboxSetting(
            String project, NotificationConfig config, Path folder, AlertLinks links, ZoneId zone) {}

    /** Where an alert leads, at the address at which people reach Czar: to the dashboard, or to an answer without signing in. */
    public record AlertLinks(String address, String project, Set<String> workers, Optional<AnswerLinks> answers) {

        String of(AlertHuman alert, Instant now) throws IOException {
            return answers.isPresent() && workers.contains(alert.about())
                    ? address + answers.get().path(alert.about(), now)
                    : dashboard();
        }

        String dashboard() {
            return address + "/#/" + project + "/overview";
        }
    }

    /** How one channel is doing. */
    public record ChannelStatus(String name, String kind, List<Severity> severities, String failure) {}

    /** Not sooner than a while after the last, and not in quiet hours. */
    record CalmTimes(Duration digest, Optional<QuietHours> quiet, ZoneId zone) implements SendingTimes {

        @Override
        public Instant earliest(Instant last, Instant now) {
            Instant next = last.equals(Instant.MIN) ? now : last.plus(digest);
            ZonedDateTime there = (next.isAfter(now) ? next : now).atZone(zone);
            if (quiet.isEmpty() || !quiet.get().contains(there.toLocalTime())) {
                return there.toInstant();
            }
            ZonedDateTime end = there.with(quiet.get().until());
            return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
        }
    }
}
