package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Project;
import dev.czar.fact.Project.LandingSetting;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task.TaskAge;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.WorkerLabels;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.SharedJsonFile.LastGood;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.DependencyFile.TaskDependencies;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.world.FolderWatcher;
import dev.czar.world.FolderWatcher.WatchedFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reads the queue and the dependencies whenever they change; from a broken file it states what was last good. */
public final class QueueSensor implements Sensor, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QueueSensor.class);
    private static final String NAME = "queue";
    private static final int MOST_PROBLEMS = 10;

    private final ProjectConfig config;
    private final Supplier<Snapshot> known;
    private final WorkQueueFile queue;
    private final DependencyFile dependencies;
    private final TaskBriefReader briefs;
    private final Clock clock;
    private final FolderWatcher watch;
    private final StatementAges ages = new StatementAges();
    private Optional<Instant> failingSince = Optional.empty();

    /** {@code known} is the board, which says whether the project is still going on. */
    public QueueSensor(
            ProjectLayout layout, ProjectConfig config, Supplier<Snapshot> known, Runnable wake, Clock clock) {
        this.config = config;
        this.known = known;
        this.queue = new WorkQueueFile(layout, clock);
        this.dependencies = new DependencyFile(layout, clock);
        this.briefs = new TaskBriefReader(layout, queue);
        this.clock = clock;
        this.watch = new FolderWatcher(
                List.of(WatchedFolder.flat(layout.czarDirectory()), WatchedFolder.flat(layout.tasks())),
                path -> !path.getFileName().toString().startsWith("."),
                wake);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.QUEUE_FILES);
    }

    @Override
    public synchronized List<Observation> sense() throws ProjectException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LastGood<WorkQueue> tasks = queue.read();
        LastGood<List<TaskDependencies>> blocked = dependencies.read();
        QueueFactReader told = new QueueFactReader(
                tasks.value(), blocked.value(), briefs, config.workers().keySet(), now.atZone(config.clockZone()));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Project(config.project(), config.mainline(), state(tasks.value())));
        config.integration().landing().ifPresent(landing -> facts.add(new LandingSetting(landing)));
        for (WorkerConfig worker : config.workers().values()) {
            facts.add(new Worker(worker.id(), worker.agent(), worker.skills()));
            if (!worker.labels().isEmpty()) {
                facts.add(new WorkerLabels(worker.id(), worker.labels()));
            }
            facts.addAll(ages.notes(worker.id(), worker.notes(), now));
        }
        facts.addAll(told.facts());
        for (QueuedTask task : tasks.value().tasks()) {
            facts.add(new TaskAge(task.id(), ages.of(Fact.key(TaskAge.class, task.id()), "", now)));
            facts.addAll(ages.notes(task.id(), task.marks().notes(), now));
        }
        List<String> problems = Stream.concat(
                        Stream.concat(tasks.problems().stream(), blocked.problems().stream())
                                .map(Object::toString),
                        told.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            facts.add(new SensorFailed(NAME, reason(problems), failingFor(now, tasks, blocked)));
        } else {
            failingSince = Optional.empty();
        }
        return facts.stream().map(fact -> Observation.of(fact, NAME, now)).toList();
    }

    @Override
    public void restore(Collection<Observation> last) {
        ages.restore(last);
    }

    @Override
    public void close() {
        watch.close();
    }

    private ProjectState state(WorkQueue tasks) {
        ProjectCompletion standing = new ProjectCompletion(known.get(), tasks);
        if (standing.isFinished() && standing.state() == ProjectState.RUNNING) {
            LOG.infof("%s was finished and continues: there are new tasks: %s", config.project(), standing.newTasks());
        }
        return standing.state();
    }

    private static String reason(List<String> problems) {
        String shown = String.join("\n", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
        int more = problems.size() - MOST_PROBLEMS;
        return more > 0 ? shown + "\nand " + more + " more" : shown;
    }

    /** Since the last good look: the files' own if they are broken, else this sensor's. */
    private Duration failingFor(Instant now, LastGood<?> tasks, LastGood<?> blocked) {
        if (failingSince.isEmpty()) {
            Duration age = tasks.age().compareTo(blocked.age()) >= 0 ? tasks.age() : blocked.age();
            failingSince = Optional.of(now.minus(age.truncatedTo(ChronoUnit.MILLIS)));
        }
        return Duration.between(failingSince.get(), now);
    }
}
