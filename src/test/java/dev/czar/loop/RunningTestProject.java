package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.notification.NotificationOutbox;
import dev.czar.actuator.notification.NotificationOutbox.AlertLinks;
import dev.czar.actuator.notification.NotificationOutbox.OutboxSetting;
import dev.czar.actuator.worker.AnswerPermissionActuator;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.ledger.Ledger;
import dev.czar.loop.ChannelReceiver.ProjectChannels;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.ProjectEngine.ProjectParts;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.HookReceiver;
import dev.czar.loop.access.NotificationLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.access.WorkerScreens;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.rules.StartupRuleBook;
import dev.czar.loop.status.StatusPublisher;
import dev.czar.loop.trial.DirectTrialRunner;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.project.files.ProjectTestRepository;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.queue.WorkerStatusFile;
import dev.czar.project.report.OpenPermissions;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.sensor.ActivityTracker;
import dev.czar.sensor.HookSensor;
import dev.czar.sensor.Sensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.world.SecretValue;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A real loop with its ledger over a scratch repository; its rules, facts and actuators are a test's own. */
public final class RunningTestProject {

    /** What engineer1 is made to have on its screen. */
    public static final String SCREEN = "\u001b[31m$ make\u001b[0m\n\u202e<img src=x onerror=alert(1)>\n";

    public static final String TOKEN = "feedfacefeedfacefeedfacefeedface";

    public static final String HOOK_SECRET = "agreed with the forge";

    private static final String CONFIG =
            """
            project: tally
            mainline: main
            workers:
              engineer1: {agent: command}
              engineer2: {agent: command}
            agents:
              command: {command: [sh, agent.sh]}
            channels:
              desk: ["true"]
              broken: ["false"]
            notify: {channels: [desk], critical: [desk, broken], answer-links: 12h}
            """;

    private final Map<String, Fact> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private final Clock clock = Clock.systemUTC();
    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final Ledger ledger;
    private final LoopSignals signals;
    private final HookSensor hooks;
    private final OpenPermissions permissions;
    private final List<String> submitted = new CopyOnWriteArrayList<>();
    private final ProjectEngine engine;
    private final ProjectChannels channels;
    private final ProjectLoop loop;

    public RunningTestProject(Path folder, String rules) throws Exception {
        ProjectTestRepository repository = ProjectTestRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar/czar.yaml", CONFIG);
        repository.write(".czar/dependencies.json", "{}\n");
        repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}, \"bonus_tasks\": {}}\n");
        layout = repository.layout();
        Files.createDirectories(layout.stateDirectory());
        Files.createDirectories(layout.operatorFiles());
        Files.writeString(layout.token(), TOKEN + "\n");
        GitRepository world = GitRepository.open(layout.root());
        ProjectLock lock = ProjectLock.acquire(layout, clock.instant());
        ledger = Ledger.open(layout.ledger());
        repository.write(".czar/rules/test.drl", rules);
        RuleBookLoader books =
                new RuleBookLoader(RunningTestProject.class.getClassLoader(), Path.of("target", "rulebooks"));
        Supplier<RuleFiles> saved = () -> RuleFiles.of(layout.rules());
        RuleActivation.Environment setting = new RuleActivation.Environment(
                "tally",
                saved,
                layout.rules(),
                ledger,
                books,
                new DirectTrialRunner(books),
                RuleReloadConfig.DEFAULT,
                clock);
        RuleActivation desk = new RuleActivation(setting, new StartupRuleBook(setting).choose());
        config = ProjectConfig.load(layout);
        ProjectContext project = new ProjectContext(layout, config, ledger, new DirectChannels(), clock);
        signals = LoopSignals.of(project);
        permissions = new OpenPermissions(clock, () -> signals.triggers().fire(SensorTrigger.HOOK));
        hooks = new HookSensor(
                project.config().workers().keySet(),
                new ActivityTracker(clock, () -> {}),
                signals.triggers(),
                clock,
                permissions);
        ProjectParts parts = new ProjectParts(
                List.of(
                        new ScheduledSensor(new GivenFactsSensor(), Duration.ofMillis(300)),
                        new ScheduledSensor(hooks, Duration.ofSeconds(30))),
                List.of(
                        new FakeInjectTaskActuator(),
                        new PassingRunChecksActuator(),
                        new AnswerPermissionActuator(permissions, clock)),
                new StatusPublisher(
                        new WorkerStatusFile(layout, clock),
                        new WorkQueueFile(layout, clock),
                        new DependencyFile(layout, clock),
                        workspace -> List.of()),
                new ServiceAnnouncement(layout, lock, clock),
                () -> dismissed.set(true),
                List.of(world, ledger, lock));
        engine = new ProjectEngine(project, signals, desk, parts);
        channels = engine.channels();
        loop = new ProjectLoop(project, signals, engine, access(world));
        engine.start();
    }

    private ProjectAccess access(GitRepository world) {
        IntegrationBranches branches = IntegrationBranches.of("main", "czar/omnibus");
        return new ProjectAccess(
                new SingleWorkerScreens(),
                new PullRequestLookup(new LocalForge(world, clock), world, branches),
                new BranchLookup(world, branches),
                new OmnibusPreview(world, new CommitMerger(world, List.of()), clock),
                () -> List.of(new QuotaStatus("tokens for reviews", 900, 1_000, Optional.of(Duration.ofDays(1)))),
                Optional.of(new WebhookVerifier(new SecretValue(HOOK_SECRET))),
                new HookReceiver(
                        hooks::accept, (worker, message) -> submitted.add(worker + "/" + message), permissions),
                new NotificationLookup(outbox()));
    }

    private NotificationOutbox outbox() {
        return new NotificationOutbox(
                new OutboxSetting(
                        "tally",
                        config.notifications(),
                        layout.stateDirectory().resolve("notifications"),
                        new AlertLinks("http://127.0.0.1:7077", "tally", Set.of("engineer1"), Optional.empty()),
                        ZoneOffset.UTC),
                Map.of(),
                clock);
    }

    /** Which messages workers' programs said they were given, as worker/message. */
    public List<String> submitted() {
        return submitted;
    }

    public ProjectLoop loop() {
        return loop;
    }

    /** What the one sensor sees from now on, besides what it saw already. */
    public void see(Fact... facts) {
        List.of(facts).forEach(fact -> seen.put(fact.key(), fact));
        signals.triggers().fire(SensorTrigger.QUEUE_FILES);
    }

    /** What the one sensor does not see any more. */
    public void forget(Fact... facts) {
        List.of(facts).forEach(fact -> seen.remove(fact.key()));
        signals.triggers().fire(SensorTrigger.QUEUE_FILES);
    }

    public void announce(String url) throws IOException {
        engine.announce(url);
    }

    public void stop() throws Exception {
        engine.stop();
    }

    /** One worker has a screen. */
    private record SingleWorkerScreens() implements WorkerScreens {
        @Override
        public Optional<String> screen(String worker) {
            return worker.equals("engineer1") ? Optional.of(SCREEN) : Optional.empty();
        }

        @Override
        public List<String> attachCommand(String worker) {
            return List.of("tmux", "-L", "czar-tally", "attach-session", "-t", "=" + worker);
        }
    }

    private final class GivenFactsSensor implements Sensor {
        @Override
        public String name() {
            return "given";
        }

        @Override
        public Set<SensorTrigger> triggers() {
            return Set.of(SensorTrigger.QUEUE_FILES);
        }

        @Override
        public List<Observation> sense() {
            return seen.values().stream()
                    .map(fact -> Observation.of(fact, "given", clock.instant()))
                    .toList();
        }
    }

    private final class FakeInjectTaskActuator implements Actuator<InjectTask> {
        @Override
        public Class<InjectTask> actionType() {
            return InjectTask.class;
        }

        @Override
        public Outcome act(InjectTask action) {
            ledger.journal("tally").append(new ExecutionStep(action.key(), "pasted", "11 bytes", clock.instant()));
            Delivery delivery = new Delivery(
                    action.task(), action.worker(), action.attempt(), DeliveryStep.PICKED_UP, Duration.ZERO);
            return Outcome.done(action, clock.instant(), "picked up", delivery);
        }
    }

    private final class PassingRunChecksActuator implements Actuator<RunChecks> {
        @Override
        public Class<RunChecks> actionType() {
            return RunChecks.class;
        }

        @Override
        public Outcome act(RunChecks action) {
            return Outcome.done(
                    action,
                    clock.instant(),
                    "all pass",
                    new CheckResult(action.task(), action.head(), CheckStatus.PASSED, "", "", Duration.ZERO));
        }
    }

    /** Channels without a detour. */
    private final class DirectChannels implements ChannelSender {
        @Override
        public void send(ObservationBatch batch) {
            channels.observed(batch);
        }

        @Override
        public void send(ActionRequest request) {
            channels.requested(request);
        }

        @Override
        public void send(ActionResult result) {
            channels.ended(result);
        }

        @Override
        public void send(CycleCompleted cycle) {
            channels.completed(cycle);
        }
    }
}
