package dev.czar.loop;

import dev.czar.fact.Observation;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.ledger.Ledger;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.ProjectEngine.ProjectParts;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.NotificationLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.access.WorkerScreens;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.rules.StartupRuleBook;
import dev.czar.loop.status.StatusPublisher;
import dev.czar.loop.trial.TrialRunner;
import dev.czar.project.config.ForgeConfig;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.SecretSource;
import dev.czar.project.files.ApiToken;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.queue.WorkerStatusFile;
import dev.czar.project.report.ReportScript;
import dev.czar.project.setup.PostCommitHook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.sensor.SensorTrigger;
import dev.czar.sensor.TerminalSensor;
import dev.czar.world.SecretValue;
import dev.czar.world.terminal.PaneList;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Puts a project together from what is on disk. */
@ApplicationScoped
class ProjectFactory {

    private static final Logger LOG = Logger.getLogger(ProjectFactory.class);

    private final ChannelSender channels;
    private final TrialRunner trials;
    private final Clock clock;

    ProjectFactory(ChannelSender wires, TrialRunner trials, Clock clock) {
        this.channels = wires;
        this.trials = trials;
        this.clock = clock;
    }

    /** Fails when the saved czar.yaml could not be used for the parts that are outside, and leaves nothing behind. */
    void tryConfig(ProjectLayout layout) throws Exception {
        ExternalSystems external = ExternalSystems.of(layout, ProjectConfig.load(layout), clock);
        external.checks().close();
        external.outbox().close();
        external.repository().close();
    }

    ProjectLoop open(Path root) throws Exception {
        ProjectLayout layout = ProjectLayout.find(root);
        ProjectConfig config = ProjectConfig.load(layout);
        Files.createDirectories(layout.stateDirectory());
        ProjectLock lock = ProjectLock.acquire(layout, clock.instant());
        ApiToken.of(layout);
        ApiToken.ofReader(layout);
        for (String worker : config.workers().keySet()) {
            ApiToken.ofWorker(layout, worker);
            ReportScript.renew(config.worktree(worker), worker, layout.spool(), config.branches());
        }
        new PostCommitHook(layout).install();
        Ledger ledger = Ledger.open(layout.ledger());
        ProjectContext project = new ProjectContext(layout, config, ledger, channels, clock);
        LoopSignals signals = LoopSignals.of(project);
        RuleActivation rules = rules(project);
        ExternalSystems external = ExternalSystems.of(layout, config, clock);
        external.workplace().recover().forEach(LOG::warn);
        external.outbox().start();
        SensorSet sensors = new SensorSet(project, external, signals.state(), signals.triggers());
        ProjectEngine engine =
                new ProjectEngine(project, signals, rules, parts(project, signals, external, sensors, lock));
        return new ProjectLoop(project, signals, engine, access(config, external, sensors));
    }

    private ProjectParts parts(
            ProjectContext project, LoopSignals signals, ExternalSystems external, SensorSet sensors, ProjectLock lock)
            throws IOException, ProjectException {
        return new ProjectParts(
                sensors.sensors(),
                new ActuatorSet(project, external, signals.state())
                        .actuators(sensors.acknowledgements(), sensors.permissions()),
                statusPublisher(project.layout(), external),
                new ServiceAnnouncement(project.layout(), lock, clock),
                () -> stopSessions(project, external),
                List.of(
                        external.terminal().onChange(() -> signals.triggers().fire(SensorTrigger.SESSION_CHANGED)),
                        external.outbox(),
                        external.checks(),
                        external.repository(),
                        project.ledger(),
                        lock));
    }

    /** That it was Czar that ended them is known first, so that it is no crash later. */
    private void stopSessions(ProjectContext project, ExternalSystems external) throws Exception {
        PaneList panes = external.terminal().panes();
        project.ledger()
                .append(
                        project.name(),
                        project.config().workers().keySet().stream()
                                .filter(worker -> panes.ofSession(worker)
                                        .filter(pane -> !pane.dead())
                                        .isPresent())
                                .map(worker -> Observation.of(
                                        WorkerExit.withoutTrace(worker, ExitCause.OWN_ORDER),
                                        TerminalSensor.NAME,
                                        clock.instant()))
                                .toList());
        external.terminal().stopServer();
    }

    private ProjectAccess access(ProjectConfig config, ExternalSystems external, SensorSet sensors)
            throws ProjectException {
        return new ProjectAccess(
                WorkerScreens.of(external.terminal()),
                new PullRequestLookup(external.forge(), external.repository(), external.trunk()),
                new BranchLookup(external.repository(), external.trunk()),
                new OmnibusPreview(external.repository(), external.merger(), clock),
                () -> external.quotas().stream().map(QuotaStatus::of).toList(),
                webhook(config),
                sensors.hooks(),
                new NotificationLookup(external.outbox()));
    }

    private RuleActivation rules(ProjectContext project) throws InvalidRules {
        RuleBookLoader books = RuleBookLoader.ofUser(Thread.currentThread().getContextClassLoader(), System.getenv());
        RuleFiles shipped = RuleFiles.shipped();
        Path own = project.layout().rules();
        RuleActivation.Environment environment = new RuleActivation.Environment(
                project.name(),
                () -> shipped.overlaidBy(own),
                own,
                project.ledger(),
                books,
                trials,
                project.config().rules(),
                clock);
        return new RuleActivation(environment, new StartupRuleBook(environment).choose());
    }

    private static Optional<WebhookVerifier> webhook(ProjectConfig config) throws ProjectException {
        Optional<SecretSource> place = config.forge().flatMap(ForgeConfig::webhookSecret);
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new WebhookVerifier(new SecretValue(place.get().read(System.getenv()))));
    }

    private StatusPublisher statusPublisher(ProjectLayout layout, ExternalSystems outside) {
        return new StatusPublisher(
                new WorkerStatusFile(layout, clock),
                new WorkQueueFile(layout, clock),
                new DependencyFile(layout, clock),
                workspace -> outside.repository()
                        .history()
                        .changedFiles(outside.trunk().tip(outside.repository()), workspace.head()));
    }

    /** The one place where the service's clock comes from. */
    static class ClockProducer {

        @Produces
        @Singleton
        @DefaultBean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
