package dev.czar.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.web.dashboard.LiveFeed.DocumentSource;
import dev.czar.web.dashboard.LiveFeed.DrawTimer;
import dev.czar.web.dashboard.LiveFeed.Subscriber;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();
    private static final Instant CLAIMED = Instant.parse("2026-01-05T09:00:00Z");

    private final CountingDocuments source = new CountingDocuments();
    private final VirtualTimer timer = new VirtualTimer();
    private final List<String> sent = new ArrayList<>();

    private LiveFeed started() {
        LiveFeed feed = new LiveFeed("tally", source, MAPPER, timer);
        assertThat(feed.start()).isTrue();
        return feed;
    }

    private Subscriber viewer() {
        return new Subscriber((WebSocketConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WebSocketConnection.class}, (self, method, arguments) -> {
                    sent.add((String) arguments[0]);
                    return Uni.createFrom().voidItem();
                }));
    }

    @Test
    void aHundredCyclesInASecondAreAboutTenPictures() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ofSeconds(2));
        int before = source.draws;
        for (int cycle = 0; cycle < 100; cycle++) {
            source.followers.forEach(Runnable::run);
            timer.advance(Duration.ofMillis(10));
        }
        assertThat(source.draws - before).isBetween(9, 11);
    }

    @Test
    void oneCycleIsShownAtOnce() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ofMillis(500));
        sent.clear();
        source.value = 1;
        source.followers.forEach(Runnable::run);
        timer.advance(Duration.ZERO);
        assertThat(sent).singleElement().asString().contains("\"whole\":false").contains("\"put\":{\"value\":1}");
    }

    @Test
    void withoutACycleAViewerSeesTheClockOfTheFeed() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ZERO);
        assertThat(sent).singleElement().asString().contains("\"whole\":true");
        source.value = 1;
        timer.advance(Duration.ofMillis(1_100));
        assertThat(sent).hasSize(2);
        timer.advance(Duration.ofSeconds(6));
        assertThat(sent).hasSize(3);
        assertThat(source.draws).isBetween(7, 9);
    }

    /** A picture is drawn some time after the cycle that it shows, now a little later and now less. */
    @Test
    void whatOnlyGrowsOlderIsNotSentAgain() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ofMillis(500));
        assertThat(sent).singleElement().asString().contains("\"since\":\"2026-01-05T09:00:00Z\"");
        sent.clear();
        source.cycle = source.cycle.plusMillis(733);
        source.followers.forEach(Runnable::run);
        timer.advance(Duration.ofMillis(500));
        assertThat(sent).isEmpty();
    }

    @Test
    void whoMissedSomethingGetsTheWhole() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ofMillis(500));
        sent.clear();
        feed.resend("page");
        timer.advance(Duration.ZERO);
        assertThat(sent).singleElement().asString().contains("\"whole\":true");
    }

    @Test
    void afterTheLastViewerNothingRuns() {
        LiveFeed feed = started();
        feed.subscribe("page", viewer());
        timer.advance(Duration.ofSeconds(2));
        feed.unsubscribe("page");
        assertThat(feed.watched()).isFalse();
        feed.close();
        int before = source.draws;
        timer.advance(Duration.ofSeconds(60));
        assertThat(source.draws).isEqualTo(before);
        assertThat(timer.tasks).isEmpty();
        assertThat(source.followers).isEmpty();
    }

    @Test
    void aProjectIsFollowedOnlyWhileSomebodyLooks() {
        LiveFeeds feeds = new LiveFeeds(source, MAPPER, Clock.systemUTC());
        try {
            assertThat(feeds.subscribe("nothing", "page", viewer())).isFalse();
            assertThat(feeds.subscribe("tally", "one", viewer())).isTrue();
            assertThat(feeds.subscribe("tally", "two", viewer())).isTrue();
            feeds.unsubscribe("tally", "one");
            assertThat(source.followers).hasSize(1);
            feeds.unsubscribe("tally", "two");
            assertThat(source.followers).isEmpty();
        } finally {
            feeds.end();
        }
    }

    private static final class CountingDocuments implements DocumentSource {

        private final List<Runnable> followers = new ArrayList<>();
        private volatile int draws;
        private volatile int value;
        private volatile Instant cycle = CLAIMED.plusSeconds(7);

        @Override
        public Optional<ProjectDocuments> documents(String project) {
            draws++;
            return Optional.of(new ProjectDocuments(
                    cycle, Map.of("value", value, "task", Map.of("age", Duration.between(CLAIMED, cycle)))));
        }

        @Override
        public Optional<Runnable> follow(String project, Runnable onChange) {
            if (!project.equals("tally")) {
                return Optional.empty();
            }
            followers.add(onChange);
            return Optional.of(() -> followers.remove(onChange));
        }
    }

    /** Time that passes when a test says so. */
    private static final class VirtualTimer implements DrawTimer {

        private record Task(Instant at, Runnable run) {}

        private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
        private Instant now = Instant.parse("2026-01-05T10:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void schedule(Runnable task, Duration delay) {
            tasks.add(new Task(now.plus(delay), task));
        }

        void advance(Duration time) {
            Instant end = now.plus(time);
            while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
                Task next = tasks.remove();
                now = next.at();
                next.run().run();
            }
            now = end;
        }
    }
}
