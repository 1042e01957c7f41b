package dev.czar.sensor;

import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.project.report.OpenPermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * States what the hooks of workers' programs last said, and what they wait to be allowed. A storm of events is folded into the latest: what tells nothing new
 * wakes nobody, or once in a while.
 */
public final class HookSensor implements Sensor {
    private static final String NAME = "hook";
    private static final Duration FOLDED = Duration.ofSeconds(10);

    private final ActivityTracker activity;
    private final SensorTriggers triggers;
    private final Clock clock;
    private final OpenPermissions permissions;
    private final Map<String, Heard> latest;

    public HookSensor(
            Set<String> workers,
            ActivityTracker activity,
            SensorTriggers triggers,
            Clock clock,
            OpenPermissions permissions) {
        this.activity = activity;
        this.triggers = triggers;
        this.clock = clock;
        this.permissions = permissions;
        this.latest = new ConcurrentHashMap<>(
                workers.stream().collect(Collectors.toMap(Function.identity(), any -> Heard.NOTHING)));
    }

    /** Takes what a hook said just now; returns at once. A worker that is not of this project is ignored. */
    public void accept(HookEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean[] news = new boolean[1];
        Heard heard = latest.computeIfPresent(event.worker(), (worker, before) -> {
            HookEvent folded = before.isNothing() ? event : event.after(before.at(now));
            boolean late = !now.isBefore(before.told.plus(FOLDED));
            news[0] = before.isNothing() || late || folded.isNewsAfter(before.event);
            return new Heard(folded, now, news[0] ? now : before.told);
        });
        if (heard == null) {
            return;
        }
        activity.hooked(event.worker(), heard.event.turn(), now);
        if (news[0]) {
            triggers.fire(SensorTrigger.HOOK);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.HOOK);
    }

    @Override
    public void restore(Collection<Observation> last) {
        for (Observation observation : last) {
            if (observation.fact().orElse(null) instanceof HookEvent event) {
                latest.computeIfPresent(
                        event.worker(),
                        (worker, before) ->
                                before.isNothing() ? new Heard(event, observation.at(), observation.at()) : before);
            }
        }
    }

    @Override
    public List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Stream.concat(
                        latest.values().stream()
                                .filter(heard -> !heard.isNothing())
                                .map(heard -> heard.at(now)),
                        permissions.all().stream())
                .map(fact -> Observation.of(fact, NAME, now))
                .sorted(Comparator.comparing(Observation::key))
                .toList();
    }

    /** What a worker's hooks have said together, when, and when the loop was last woken for it. */
    private record Heard(HookEvent event, Instant since, Instant told) {
        private static final Heard NOTHING = new Heard(
                new HookEvent("", "", "", "", Turn.UNKNOWN, false, "", "", 0, Duration.ZERO, Duration.ZERO),
                Instant.EPOCH,
                Instant.EPOCH);

        boolean isNothing() {
            return event.worker().isEmpty();
        }

        HookEvent at(Instant now) {
            return event.aged(ElapsedTime.between(since, now));
        }
    }
}
