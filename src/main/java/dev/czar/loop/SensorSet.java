package dev.czar.loop;

import dev.czar.actuator.integration.ListedIssues;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.access.HookReceiver;
import dev.czar.project.config.ForgeConfig;
import dev.czar.project.config.ForgeConfig.ForgeKind;
import dev.czar.project.config.IntegrationConfig.LandingPlace;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.project.report.OpenPermissions;
import dev.czar.project.report.ReportProofs;
import dev.czar.project.report.ReportSpool;
import dev.czar.project.tasklist.TaskList;
import dev.czar.sensor.ActivityTracker;
import dev.czar.sensor.ChangeSensor;
import dev.czar.sensor.ConflictSensor;
import dev.czar.sensor.ForgeSensor;
import dev.czar.sensor.ForgeSensor.ProjectRequirements;
import dev.czar.sensor.HookSensor;
import dev.czar.sensor.OriginSensor;
import dev.czar.sensor.ProgressSensor;
import dev.czar.sensor.QueueSensor;
import dev.czar.sensor.ReportReader;
import dev.czar.sensor.ReportSensor;
import dev.czar.sensor.RepositorySensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.sensor.SensorTriggers;
import dev.czar.sensor.TerminalSensor;
import dev.czar.sensor.surroundings.ClockSensor;
import dev.czar.sensor.surroundings.HostSensor;
import dev.czar.sensor.surroundings.IssueSensor;
import dev.czar.sensor.surroundings.LandingSensor;
import dev.czar.sensor.surroundings.NoteSensor;
import dev.czar.sensor.surroundings.TrackRecordSensor;
import dev.czar.sensor.usage.UsageSensor;
import dev.czar.world.HostMeter;
import dev.czar.world.agent.UsageProfile;
import dev.czar.world.git.OwnersDialect;
import dev.czar.world.transcript.TranscriptFinder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sensors of one project and how often each reads when no trigger fires. */
final class SensorSet {

    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration DRAFTS = Duration.ofSeconds(10);
    private static final Duration ISSUES = Duration.ofMinutes(2);

    /** It moves all the time, and each time costs a cycle. */
    private static final Duration LOAD = Duration.ofMinutes(2);

    private final ProjectContext project;
    private final ExternalSystems external;
    private final CycleState state;
    private final SensorTriggers triggers;
    private final ActivityTracker activity;
    private final HookSensor hooks;
    private final AcknowledgementFolder acknowledgements;
    private final OpenPermissions permissions;

    SensorSet(ProjectContext project, ExternalSystems external, CycleState state, SensorTriggers triggers)
            throws IOException {
        this.project = project;
        this.external = external;
        this.state = state;
        this.triggers = triggers;
        this.activity = new ActivityTracker(project.clock(), () -> triggers.fire(SensorTrigger.ACTIVITY));
        this.acknowledgements = new AcknowledgementFolder(project.layout().spool(), project.clock());
        this.permissions = new OpenPermissions(project.clock(), () -> triggers.fire(SensorTrigger.HOOK));
        this.hooks =
                new HookSensor(project.config().workers().keySet(), activity, triggers, project.clock(), permissions);
    }

    /** What the hooks of workers' programs say goes here. */
    HookReceiver hooks() {
        return new HookReceiver(hooks::accept, acknowledgements::submit, permissions);
    }

    OpenPermissions permissions() {
        return permissions;
    }

    AcknowledgementFolder acknowledgements() {
        return acknowledgements;
    }

    List<ScheduledSensor> sensors() throws IOException, ProjectException {
        Clock clock = project.clock();
        ProjectConfig config = project.config();
        Set<String> workers = config.workers().keySet();
        List<ScheduledSensor> always = List.of(
                new ScheduledSensor(hooks, SWEEP),
                new ScheduledSensor(usage(), SWEEP),
                new ScheduledSensor(queue(), SWEEP),
                new ScheduledSensor(reports(), SWEEP),
                new ScheduledSensor(repository(), SWEEP),
                new ScheduledSensor(
                        new OriginSensor(
                                external.repository(),
                                external.trunk(),
                                config.integration().landsAtOrigin(),
                                triggers,
                                clock),
                        SWEEP),
                new ScheduledSensor(changes(workers), SWEEP),
                new ScheduledSensor(
                        new ConflictSensor(conflictScope(workers, activity), state::snapshot, clock), DRAFTS),
                new ScheduledSensor(
                        new ForgeSensor(
                                external.forge(), workers, external.trunk().tasks(), wanted(), clock),
                        SWEEP),
                new ScheduledSensor(new ClockSensor(project.layout(), config.clockZone(), clock), SWEEP),
                new ScheduledSensor(new NoteSensor(project.layout(), clock), SWEEP),
                new ScheduledSensor(
                        new HostSensor(new HostMeter(project.layout().root()), clock), LOAD),
                new ScheduledSensor(
                        new TrackRecordSensor(state::snapshot, project.layout().agentRecords(), clock), SWEEP),
                new ScheduledSensor(new LateAcknowledgementSensor(state::snapshot, acknowledgements, clock), SWEEP),
                new ScheduledSensor(new ProgressSensor(workers, activity, clock), SWEEP),
                new ScheduledSensor(
                        new TerminalSensor(external.terminal(), external.agents(), activity, clock)
                                .remembering(state::snapshot),
                        SWEEP));
        Stream<ScheduledSensor> issues = external.issues(config).stream()
                .map(found -> new ScheduledSensor(IssueSensor.ofForge(found, clock), ISSUES));
        Stream<ScheduledSensor> tracked = external.tracker().stream()
                .map(found -> new ScheduledSensor(IssueSensor.ofTracker(found, clock), ISSUES));
        return Stream.of(always.stream(), issues, tracked, taskList(), landing())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<ScheduledSensor> landing() throws ProjectException {
        if (project.config().integration().place() != LandingPlace.PULL_REQUEST) {
            return Stream.empty();
        }
        return Stream.of(new ScheduledSensor(
                new LandingSensor(
                        external.repository(),
                        external.trunk(),
                        external.landingBranches(),
                        external.landing(),
                        project.clock()),
                SWEEP));
    }

    private Stream<ScheduledSensor> taskList() throws IOException {
        Optional<TaskList> list = project.config().tasks().map(path -> TaskList.of(project.layout(), path));
        if (list.isEmpty()) {
            return Stream.empty();
        }
        IssueSensor sensor = IssueSensor.ofFiles(
                ListedIssues.tracker(list.get()),
                list.get().folder(),
                list.get()::isPart,
                () -> triggers.fire(SensorTrigger.QUEUE_FILES),
                project.clock());
        return Stream.of(new ScheduledSensor(sensor, SWEEP));
    }

    /** The owners of Gitea and Forgejo are regular expressions, which are not read. */
    private ChangeSensor changes(Set<String> workers) {
        ChangeSensor sensor = new ChangeSensor(
                external.repository(),
                external.trunk(),
                workers,
                project.config().areas(),
                project.clock());
        return switch (project.config().forge().map(ForgeConfig::kind).orElse(ForgeKind.GITHUB)) {
            case GITHUB -> sensor.reading(OwnersDialect.GITHUB);
            case GITLAB -> sensor.reading(OwnersDialect.GITLAB);
            case GITEA, FORGEJO -> sensor;
        };
    }

    private ProjectRequirements wanted() {
        Optional<ForgeConfig> forge = project.config().forge();
        return new ProjectRequirements(
                forge.flatMap(ForgeConfig::requiredChecks), forge.flatMap(ForgeConfig::codeOwners));
    }

    private UsageSensor usage() {
        Map<String, UsageProfile> profiles = external.agents().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, agent -> agent.getValue().usage()));
        return new UsageSensor(profiles, new TranscriptFinder(System.getenv()), state::snapshot, project.clock());
    }

    private QueueSensor queue() throws IOException {
        return new QueueSensor(
                project.layout(),
                project.config(),
                state::snapshot,
                () -> triggers.fire(SensorTrigger.QUEUE_FILES),
                project.clock());
    }

    private ReportSensor reports() throws IOException {
        return new ReportSensor(
                new ReportSpool(project.layout().spool(), project.clock()),
                new ReportReader(
                        ReportProofs.of(
                                project.layout(), project.config().workers().keySet()),
                        project.config().branches()),
                acknowledgements,
                activity,
                triggers,
                project.clock());
    }

    private RepositorySensor repository() {
        return new RepositorySensor(
                external.repository(),
                external.trunk(),
                external.workplace(),
                project.config().workers().keySet(),
                activity,
                project.clock(),
                () -> triggers.fire(SensorTrigger.REFS));
    }

    private ConflictScope conflictScope(Set<String> workers, ActivityTracker activity) {
        return new ConflictScope(
                external.repository(),
                external.trunk(),
                external.workplace(),
                external.merger(),
                workers,
                activity::lastWritten);
    }
}
