package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.Ledger.RetentionPolicy;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.loop.LoopHealth.QuotaStatus;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.ActionResult;
import dev.czar.loop.messaging.ChannelMessages.ObservationBatch;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.project.config.ConfigChangeDetector;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleBook;
import dev.czar.world.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** A running project: its one writer, a watch per sensor, its lanes, and what the outside may ask and order. */
public final class ProjectLoop {

    private static final Logger LOG = Logger.getLogger(ProjectLoop.class);
    private static final long GRACE_SECONDS = 10;
    private static final long TRIM_MINUTES = 60;

    private final ProjectComponents components;
    private final RuleActivation ruleActivation;
    private final ConfigChangeDetector configMark;
    private final LoopThread loopThread;
    private final ActionExecutor actionExecutor;
    private final Map<String, SensorRunner> sensorRunners;
    private final ScheduledExecutorService sensorThreads = Executors.newScheduledThreadPool(4);
    private final ExecutorService actionThreads = Executors.newCachedThreadPool();
    private final ExecutorService publisherThread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean publishQueued = new AtomicBoolean();
    private final AtomicLong batches = new AtomicLong();
    private final CycleListeners cycleListeners = new CycleListeners();
    private volatile boolean stoppingWorkers;
    private volatile String publishProblem = "";
    private volatile Optional<RunningCzar> announced = Optional.empty();

    ProjectLoop(ProjectComponents parts, RuleActivation rules) throws IOException {
        this.components = parts;
        this.ruleActivation = rules;
        this.configMark = ConfigChangeDetector.of(parts.layout());
        this.loopThread =
                new LoopThread(parts.config().project(), rules, parts.ledger(), parts.channels(), parts.clock());
        this.actionExecutor = new ActionExecutor(
                parts.actuators(), actionThreads, parts.clock(), loopThread::stillDecided, this::sendResult);
        this.sensorRunners = parts.sensors().stream()
                .map(post -> new SensorRunner(post.sensor(), parts.clock(), sensorThreads, this::sendObservations))
                .collect(Collectors.toUnmodifiableMap(SensorRunner::name, Function.identity()));
    }

    void start() {
        List<Observation> board = loopThread.storedObservations();
        loopThread.start(CompletableFuture.allOf(
                sensorRunners.values().stream().map(SensorRunner::firstReading).toArray(CompletableFuture<?>[]::new)));
        ruleActivation.start(loopThread::decideAgain);
        for (ScheduledSensor post : components.sensors()) {
            SensorRunner watch = sensorRunners.get(post.sensor().name());
            watch.restore(board);
            watch.wakeEvery(post.period());
        }
        sensorThreads.scheduleWithFixedDelay(this::trim, 1, TRIM_MINUTES, TimeUnit.MINUTES);
    }

    private void trim() {
        try {
            ledger().trim(name(), components.clock().instant(), RetentionPolicy.DEFAULT);
        } catch (LedgerUnavailable full) {
            LOG.warnf("the ledger was not trimmed: %s", full.getMessage());
        }
    }

    public String name() {
        return loopThread.name();
    }

    public ProjectLayout layout() {
        return components.layout();
    }

    public ProjectConfig config() {
        return components.config();
    }

    public Ledger ledger() {
        return components.ledger();
    }

    public RuleBook ruleBook() {
        return ruleActivation.book();
    }

    /** Where another rule book comes into force. */
    public RuleActivation ruleActivation() {
        return ruleActivation;
    }

    /** What was known at the loop's last turn. */
    public Snapshot snapshot() {
        return loopThread.snapshot();
    }

    public Optional<CycleResult> lastCycle() {
        return loopThread.lastCycle();
    }

    /** States a human's word; completes when it is durable and was decided with. */
    public CompletableFuture<Void> placeOrder(Order order) {
        return loopThread.placeOrder(order);
    }

    /** Takes a human's word back; completes when that is durable and was decided with. */
    public CompletableFuture<Void> withdrawOrder(Class<? extends Order> type, String subject) {
        return loopThread.withdrawOrder(type, subject);
    }

    public LoopHealth health() {
        return new LoopHealth(
                loopThread.alive(),
                loopThread.lastCycleAt(),
                loopThread.lastDuration(),
                ruleActivation.book().revision(),
                ruleActivation.problem(),
                configMark.editNotice(),
                loopThread.problem().isEmpty() ? publishProblem : loopThread.problem(),
                quarantined(),
                components.sensors().stream()
                        .map(post -> sensorRunners.get(post.sensor().name()).state())
                        .toList(),
                actionExecutor.actionsByLane());
    }

    private List<QuarantinedRule> quarantined() {
        return lastCycle().map(CycleResult::quarantined).orElse(List.of());
    }

    /** The visible lines of a worker's screen as plain text; empty when it has none that can be read. */
    public Optional<String> screen(String worker) throws InterruptedException {
        return components.screens().screen(worker).map(PlainText::of);
    }

    /** The command by which a human joins a worker's session. */
    public List<String> attachCommand(String worker) {
        return components.screens().attachCommand(worker);
    }

    /** The pull requests, asked of the forge. */
    public PullRequestLookup pullRequests() {
        return components.pullRequests();
    }

    /** The branches, here and at origin. */
    public BranchLookup branches() {
        return components.branches();
    }

    /** What the omnibus is about to become. */
    public OmnibusPreview omnibusPreview() {
        return components.omnibusPreview();
    }

    /** How much of what there is only so much of is used: requests to a forge, tokens of a model. */
    public List<QuotaStatus> quotas() {
        return components.quotas().get().stream().map(QuotaStatus::of).toList();
    }

    /** Where the forge may knock; empty when no secret is agreed. */
    public Optional<WebhookVerifier> webhook() {
        return components.webhook();
    }

    /** Tells {@code listener} of each completed cycle from now on; it returns at once and reads the newest state itself. */
    public void onCycle(Runnable listener) {
        cycleListeners.add(listener);
    }

    public void removeCycleListener(Runnable listener) {
        cycleListeners.remove(listener);
    }

    /** Has a sensor look now. */
    public void wakeSensor(String sensor) {
        SensorRunner watch = sensorRunners.get(sensor);
        if (watch != null) {
            watch.wake();
        }
    }

    void observed(ObservationBatch sighting) {
        SensorRunner watch = sensorRunners.get(sighting.sensor());
        loopThread.observed(sighting.observations(), watch == null ? () -> {} : watch::remembered);
        if (watch != null) {
            watch.firstReadingArrived();
        }
    }

    void execute(ActionRequest errand) {
        actionExecutor.enqueue(errand);
    }

    void actionEnded(Outcome outcome) {
        loopThread.actionEnded(outcome, () -> actionExecutor.decidedWith(outcome.decision()));
    }

    /** Says to the command line where this project is served. */
    void announce(String url) throws IOException {
        RunningCzar here = RunningCzar.thisProcess(url, components.clock().instant());
        components.lock().announce(here);
        here.announce(layout());
        announced = Optional.of(here);
    }

    void cycleCompleted() {
        publishStatus();
        cycleListeners.cycleCompleted();
    }

    /** Brings the shared files up to date; many changes at once lead to one writing. */
    private void publishStatus() {
        if (publishQueued.compareAndSet(false, true) && !publisherThread.isShutdown()) {
            publisherThread.execute(this::publish);
        }
    }

    private void publish() {
        publishQueued.set(false);
        try {
            Optional<CycleResult> latest = lastCycle();
            if (latest.isPresent()) {
                components.statusPublisher().publish(snapshot(), latest.get());
            }
            publishProblem = "";
        } catch (Exception failure) {
            publishProblem = "status files could not be written: " + failure.getMessage();
            LOG.warnf("%s: project=%s", publishProblem, name());
        }
    }

    private void sendObservations(SensorRunner watch, List<Observation> observations) {
        components.channels().send(new ObservationBatch(name(), watch.name(), batches.incrementAndGet(), observations));
    }

    private void sendResult(Outcome outcome) {
        components.channels().send(new ActionResult(name(), outcome));
    }

    /** Ends the workers' sessions when this stops, after the last action. */
    void stopWorkersToo() {
        stoppingWorkers = true;
    }

    private static boolean finished(ExecutorService threads) throws InterruptedException {
        return threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Actions under way may end; what does not end in time is resumed from the ledger at the next start. Nobody reads or
     * writes the project's files any more when this returns, unless it is stuck.
     */
    void stop() throws Exception {
        sensorThreads.shutdownNow();
        actionThreads.shutdown();
        if (!finished(actionThreads)) {
            actionThreads.shutdownNow();
        }
        finished(sensorThreads);
        loopThread.stop();
        loopThread.join();
        ruleActivation.close();
        publisherThread.shutdown();
        finished(publisherThread);
        for (ScheduledSensor post : components.sensors()) {
            if (post.sensor() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        if (stoppingWorkers) {
            components.stopSessions().close();
        }
        if (announced.isPresent()) {
            announced.get().withdraw(layout());
        }
        for (AutoCloseable own : components.closeables()) {
            own.close();
        }
    }
}
