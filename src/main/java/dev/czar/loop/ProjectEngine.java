package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.fact.Observation;
import dev.czar.loop.ActionExecutor.StandingDecisions;
import dev.czar.loop.ChannelReceiver.ProjectChannels;
import dev.czar.loop.LoopEvent.RulesChanged;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.status.StatusPublisher;
import dev.czar.project.config.ConfigChangeDetector;
import dev.czar.rule.CycleResult;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What runs in a project, put together, started and stopped in order. */
final class ProjectEngine {

    private final ProjectContext project;
    private final LoopSignals signals;
    private final RuleActivation rules;
    private final ProjectParts parts;
    private final ConfigChangeDetector configChanges;
    private final SensorScheduler sensors;
    private final ActionExecutor executor;
    private final StatusFileUpdater statusFiles;
    private final LoopThread thread;
    private final LedgerTrimmer trimmer;
    private volatile boolean stoppingWorkers;
    private volatile String configRefusal = "";

    ProjectEngine(ProjectContext project, LoopSignals signals, RuleActivation rules, ProjectParts parts)
            throws IOException {
        this.project = project;
        this.signals = signals;
        this.rules = rules;
        this.parts = parts;
        this.configChanges = ConfigChangeDetector.of(project.layout());
        this.sensors = new SensorScheduler(project, parts.sensors());
        this.executor = new ActionExecutor(
                parts.actuators(),
                new RecordedDecisions(project, signals.state(), project.clock().instant()),
                project.channels(),
                project.clock());
        this.statusFiles = new StatusFileUpdater(project.name(), parts.statusPublisher(), signals.state());
        this.thread =
                new LoopThread(project.name(), signals.events(), new CycleRunner(project, rules, signals.state()));
        this.trimmer = new LedgerTrimmer(project);
        signals.listeners().add(statusFiles::update);
    }

    RuleActivation rules() {
        return rules;
    }

    /** Where the channels' messages for this project go. */
    ProjectChannels channels() {
        return new ProjectChannels(signals, sensors, executor);
    }

    void start() {
        List<Observation> board = project.ledger().board(project.name());
        thread.start(sensors.firstReadings());
        rules.start(() -> signals.events().put(new RulesChanged()));
        sensors.start(board, signals.triggers());
        trimmer.start();
    }

    /** Says to the command line where this project is served. */
    void announce(String url) throws IOException {
        parts.announcement().announce(url);
    }

    /** Ends the workers' sessions when this stops, after the last action. */
    void stopWorkersToo() {
        stoppingWorkers = true;
    }

    /** Nobody reads or writes the project's files any more when this returns, unless it is stuck. */
    void stop() throws Exception {
        trimmer.stop();
        sensors.stop();
        executor.stop();
        sensors.awaitEnd();
        thread.stop();
        thread.join();
        rules.close();
        statusFiles.stop();
        sensors.close();
        if (stoppingWorkers) {
            parts.stopSessions().close();
        }
        parts.announcement().close();
        for (AutoCloseable own : parts.closeables()) {
            own.close();
        }
    }

    /** Whether czar.yaml was saved since the start and says nothing that only another start can do. */
    boolean configCanBeApplied() {
        return configChanges.canBeApplied(project.config());
    }

    /** Why the saved czar.yaml is not applied. */
    void refuseConfig(String reason) {
        configRefusal = reason;
    }

    private String configNotice() {
        String notice = configChanges.editNotice(project.config());
        return notice.isEmpty() || configRefusal.isEmpty()
                ? notice
                : "czar.yaml changed and is not applied: " + configRefusal;
    }

    LoopHealth health() {
        CycleState state = signals.state();
        return new LoopHealth(
                thread.alive(),
                state.lastCycleAt(),
                state.lastDuration(),
                rules.book().revision(),
                rules.problem(),
                configNotice(),
                thread.problem().isEmpty() ? statusFiles.problem() : thread.problem(),
                state.result().map(CycleResult::quarantined).orElse(List.of()),
                sensors.states(),
                executor.actionsByLane());
    }

    /** What the ledger holds; an action decided before this start may be half done and is resumed. */
    private record RecordedDecisions(ProjectContext project, CycleState state, Instant started)
            implements StandingDecisions {
        @Override
        public boolean stands(String decision) {
            return state.stillDecided(decision);
        }

        @Override
        public List<ActionRequest> open() {
            return project.ledger().openIntents(project.name()).stream()
                    .map(intent -> new ActionRequest(
                            project.name(),
                            intent.decision().action(),
                            intent.at().isBefore(started)))
                    .toList();
        }
    }

    /**
     * What differs from project to project in what runs; {@code stopSessions} ends the workers' sessions, {@code closeables} are
     * closed last, in this order.
     */
    record ProjectParts(
            Collection<ScheduledSensor> sensors,
            Collection<Actuator<?>> actuators,
            StatusPublisher statusPublisher,
            ServiceAnnouncement announcement,
            AutoCloseable stopSessions,
            List<AutoCloseable> closeables) {}
}
