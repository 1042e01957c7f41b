package dev.czar.web.monitoring;

import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.fact.Worker;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.TimelineReader.TimelineEntry;
import dev.czar.loop.ProjectLoop;
import dev.czar.web.request.FactIndex;
import dev.czar.web.request.ProjectLookup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The meters of one project, filled from its ledger and its last cycle; who asks for them never waits for either. */
final class ProjectMetrics {

    private static final int MOST = 1_000;

    /** What was begun so long ago is in the ledger. */
    static final Duration SETTLED = Duration.ofSeconds(3);

    private final ProjectLoop project;
    private final MeterRegistry registry;
    private final Tags tags;
    private final MultiGauge workers;
    private final MultiGauge sensors;
    private final MultiGauge rules;
    private final MultiGauge refused;
    private final Counter observations;
    private Instant counted;
    private long lastCycle;
    private long lastSeq;

    ProjectMetrics(ProjectLoop project, MeterRegistry registry, Instant from) {
        this.project = project;
        this.registry = registry;
        this.tags = Tags.of("project", project.name());
        this.counted = from.minus(SETTLED);
        this.lastCycle = newestCycle();
        this.workers = gauge("czar.workers", "workers by health");
        this.sensors = gauge("czar.sensors.failing", "1 for a sensor that fails");
        this.rules = gauge("czar.rules.active", "1 for the active rule revision");
        this.refused = gauge("czar.rules.refused", "1 while the rules on disk are not active");
        this.observations = Counter.builder("czar.observations")
                .tags(tags)
                .description("observations remembered")
                .register(registry);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).tags(tags).description(description).register(registry);
    }

    private ProjectHistory history() {
        return project.ledger().history(project.name());
    }

    void read(Instant now) {
        long seq = project.ledger().lastSeq(project.name());
        observations.increment(seq - lastSeq);
        lastSeq = seq;
        cycles();
        Instant until = now.minus(SETTLED);
        project.ledger()
                .timeline(project.name())
                .decisions(counted, until, MOST)
                .forEach(this::count);
        revisions(until);
        counted = until;
        readState();
    }

    /** Only what is so now, which costs no look into the ledger. */
    void readState() {
        workers.register(rows("health", healths()), true);
        sensors.register(rows("sensor", failing()), true);
        rules.register(rows("revision", Map.of(project.ruleBook().revision(), 1L)), true);
        refused.register(
                List.of(MultiGauge.Row.of(
                        Tags.empty(), project.ruleActivation().problem().isEmpty() ? 0 : 1)),
                true);
    }

    /** Takes the project's meters out, so that nobody reads an old value for a present one. */
    void forget() {
        registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> project.name().equals(id.getTag("project")))
                .forEach(registry::remove);
    }

    private void revisions(Instant until) {
        project.ruleActivation().history().stream()
                .filter(event -> !event.at().isBefore(counted) && event.at().isBefore(until))
                .forEach(event -> registry.counter(
                                "czar.rules.revisions",
                                tags.and("state", event.state().name()))
                        .increment());
    }

    private void cycles() {
        long newest = newestCycle();
        int most = (int) Math.min(MOST, newest - lastCycle);
        if (most > 0) {
            history().cycles(newest + 1, most).items().stream()
                    .filter(past -> past.id() > lastCycle)
                    .forEach(past -> registry.timer("czar.cycles", tags)
                            .record(past.cycle().duration()));
        }
        lastCycle = newest;
    }

    private long newestCycle() {
        return history().cycles(0, 1).items().stream()
                .mapToLong(PastCycle::id)
                .findFirst()
                .orElse(0);
    }

    private void count(TimelineEntry entry) {
        registry.counter("czar.decisions", tags.and("kind", entry.kind(), "event", entry.event()))
                .increment();
        if (!entry.event().equals("DECIDED")) {
            history().decision(String.valueOf(entry.decision())).ifPresent(past -> past.steps()
                    .forEach(this::count));
        }
    }

    private void count(ExecutionStep step) {
        registry.counter("czar.steps", tags.and("step", step.name())).increment();
    }

    private Map<String, Long> healths() {
        FactIndex facts = ProjectLookup.facts(project);
        return facts.all(Worker.class).stream()
                .collect(Collectors.groupingBy(worker -> facts.health(worker.id()), Collectors.counting()));
    }

    private Map<String, Long> failing() {
        return project.health().sensors().stream()
                .collect(Collectors.toMap(
                        sensor -> sensor.name(), sensor -> sensor.failure().isEmpty() ? 0L : 1L));
    }

    private static List<MultiGauge.Row<?>> rows(String tag, Map<String, Long> values) {
        return values.entrySet().stream()
                .<MultiGauge.Row<?>>map(entry -> MultiGauge.Row.of(Tags.of(tag, entry.getKey()), entry.getValue()))
                .toList();
    }
}
