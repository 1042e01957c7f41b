package dev.czar.sensor.surroundings;

import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Task.IssueSource;
import dev.czar.fact.Task.OpenIssue;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import dev.czar.world.forge.IssueServer.IssueListing;
import dev.czar.world.forge.IssueTracker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** States the open issues of one place that are to be tasks; of one that cannot be read it says why, and the others go on. */
public final class IssueSensor implements Sensor, AutoCloseable {
    private final String name;
    private final SensorTrigger trigger;
    private final IssueTracker issues;
    private final Optional<FolderWatcher> watch;
    private final Clock clock;
    private Optional<Instant> failingSince = Optional.empty();

    private IssueSensor(
            String name, SensorTrigger trigger, IssueTracker issues, Optional<FolderWatcher> watch, Clock clock) {
        this.name = name;
        this.trigger = trigger;
        this.issues = issues;
        this.watch = watch;
        this.clock = clock;
    }

    /** Those of the forge with the label of czar.yaml. */
    public static IssueSensor ofForge(IssueTracker issues, Clock clock) {
        return new IssueSensor("issues", SensorTrigger.FORGE, issues, Optional.empty(), clock);
    }

    /** Those of a tracker beside the forge, which says nothing by itself. */
    public static IssueSensor ofTracker(IssueTracker issues, Clock clock) {
        return new IssueSensor("tracker", SensorTrigger.FORGE, issues, Optional.empty(), clock);
    }

    /** Those that people keep in files in this folder; {@code wake} is called when one of these changes. */
    public static IssueSensor ofFiles(
            IssueTracker issues, Path folder, Predicate<Path> files, Runnable wake, Clock clock) {
        FolderWatcher watch = new FolderWatcher(List.of(WatchedFolder.flat(folder)), files, wake);
        return new IssueSensor("tasks", SensorTrigger.QUEUE_FILES, issues, Optional.of(watch), clock);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(trigger);
    }

    @Override
    public synchronized List<Observation> sense() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        IssueListing listing = issues.labelled();
        failingSince = listing.problems().isEmpty() ? Optional.empty() : failingSince.or(() -> Optional.of(now));
        Stream<SensorFailed> problems = failingSince.stream()
                .map(since ->
                        new SensorFailed(name, String.join("\n", listing.problems()), Duration.between(since, now)));
        Stream<OpenIssue> open = listing.issues().stream()
                .map(issue -> new OpenIssue(issue.id(), issue.task(), issue.heading(), issue.revision()));
        return Stream.of(Stream.of(new IssueSource(issues.source())), open, problems)
                .flatMap(facts -> facts)
                .map(fact -> Observation.of(fact, name, now))
                .toList();
    }

    @Override
    public void close() {
        watch.ifPresent(FolderWatcher::close);
    }
}
