package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.LedgerUnavailable;
import dev.czar.ledger.Retention;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.wire.Errand;
import dev.czar.loop.wire.Reply;
import dev.czar.loop.wire.Sighting;
import dev.czar.project.ConfigMark;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.RunningCzar;
import dev.czar.rule.CycleResult;
import dev.czar.rule.Quarantine;
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

    private final Parts parts;
    private final RuleDesk rules;
    private final ConfigMark configMark;
    private final Writer writer;
    private final Lanes lanes;
    private final Map<String, Watch> watches;
    private final ScheduledExecutorService lookouts = Executors.newScheduledThreadPool(4);
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final ExecutorService clerk = Executors.newSingleThreadExecutor();
    private final AtomicBoolean posting = new AtomicBoolean();
    private final AtomicLong batches = new AtomicLong();
    private volatile boolean dismissing;
    private volatile String bulletinTrouble = "";
    private volatile Optional<RunningCzar> announced = Optional.empty();

    ProjectLoop(Parts parts, RuleDesk rules) throws IOException {
        this.parts = parts;
        this.rules = rules;
        this.configMark = ConfigMark.of(parts.layout());
        this.writer = new Writer(parts.config().project(), rules, parts.ledger(), parts.wires(), parts.clock());
        this.lanes = new Lanes(parts.actuators(), hands, parts.clock(), writer::stands, this::reply);
        this.watches = parts.posts().stream()
                .map(post -> new Watch(post.sensor(), parts.clock(), lookouts, this::sighted))
                .collect(Collectors.toUnmodifiableMap(Watch::name, Function.identity()));
    }

    void start() {
        List<Observation> board = writer.recall();
        writer.start(CompletableFuture.allOf(
                watches.values().stream().map(Watch::looked).toArray(CompletableFuture<?>[]::new)));
        rules.open(writer::reconsider);
        for (Post post : parts.posts()) {
            Watch watch = watches.get(post.sensor().name());
            watch.recall(board);
            watch.every(post.period());
        }
        lookouts.scheduleWithFixedDelay(this::trim, 1, TRIM_MINUTES, TimeUnit.MINUTES);
    }

    private void trim() {
        try {
            ledger().trim(name(), parts.clock().instant(), Retention.DEFAULT);
        } catch (LedgerUnavailable full) {
            LOG.warnf("the ledger was not trimmed: %s", full.getMessage());
        }
    }

    public String name() {
        return writer.name();
    }

    public ProjectLayout layout() {
        return parts.layout();
    }

    public ProjectConfig config() {
        return parts.config();
    }

    public Ledger ledger() {
        return parts.ledger();
    }

    public RuleBook ruleBook() {
        return rules.book();
    }

    /** Where another rule book comes into force. */
    public RuleDesk rules() {
        return rules;
    }

    /** What was known at the loop's last turn. */
    public Snapshot snapshot() {
        return writer.snapshot();
    }

    public Optional<CycleResult> lastCycle() {
        return writer.lastCycle();
    }

    /** States a human's word; completes when it is durable and was decided with. */
    public CompletableFuture<Void> state(Order order) {
        return writer.state(order);
    }

    /** Takes a human's word back; completes when that is durable and was decided with. */
    public CompletableFuture<Void> withdraw(Class<? extends Order> type, String subject) {
        return writer.withdraw(type, subject);
    }

    public LoopHealth health() {
        return new LoopHealth(
                writer.alive(),
                writer.lastTurn(),
                writer.lastDuration(),
                rules.book().revision(),
                rules.problem(),
                configMark.edited(),
                writer.trouble().isEmpty() ? bulletinTrouble : writer.trouble(),
                quarantined(),
                parts.posts().stream()
                        .map(post -> watches.get(post.sensor().name()).state())
                        .toList(),
                lanes.busy());
    }

    private List<Quarantine> quarantined() {
        return lastCycle().map(CycleResult::quarantined).orElse(List.of());
    }

    /** The visible lines of a worker's screen as plain text; empty when it has none that can be read. */
    public Optional<String> screen(String worker) throws InterruptedException {
        return parts.screens().of(worker).map(PlainText::of);
    }

    /** The command by which a human joins a worker's session. */
    public List<String> attaching(String worker) {
        return parts.screens().attaching(worker);
    }

    /** The pull requests, asked of the forge. */
    public Pulls pulls() {
        return parts.pulls();
    }

    /** The branches, here and at origin. */
    public Branches branches() {
        return parts.branches();
    }

    /** What the omnibus is about to become. */
    public Outlook outlook() {
        return parts.outlook();
    }

    /** How much of what there is only so much of is used: requests to a forge, tokens of a model. */
    public List<Budget> budgets() {
        return parts.spendings().get().stream().map(Budget::of).toList();
    }

    /** Where the forge may knock; empty when no secret is agreed. */
    public Optional<Webhook> webhook() {
        return parts.webhook();
    }

    /** Has a sensor look now. */
    public void wake(String sensor) {
        Watch watch = watches.get(sensor);
        if (watch != null) {
            watch.wake();
        }
    }

    void seen(Sighting sighting) {
        Watch watch = watches.get(sighting.sensor());
        writer.seen(sighting.observations(), watch == null ? () -> {} : watch::remembered);
        if (watch != null) {
            watch.arrived();
        }
    }

    void carryOut(Errand errand) {
        lanes.accept(errand);
    }

    void ended(Outcome outcome) {
        writer.ended(outcome, () -> lanes.settled(outcome.decision()));
    }

    /** Says to the command line where this project is served. */
    void announce(String url) throws IOException {
        RunningCzar here = RunningCzar.here(url, parts.clock().instant());
        parts.lock().announce(here);
        here.announce(layout());
        announced = Optional.of(here);
    }

    /** Brings the shared files up to date; many changes at once lead to one writing. */
    void changed() {
        if (posting.compareAndSet(false, true) && !clerk.isShutdown()) {
            clerk.execute(this::post);
        }
    }

    private void post() {
        posting.set(false);
        try {
            Optional<CycleResult> latest = lastCycle();
            if (latest.isPresent()) {
                parts.bulletin().post(snapshot(), latest.get());
            }
            bulletinTrouble = "";
        } catch (Exception failure) {
            bulletinTrouble = "the shared files are not up to date: " + failure.getMessage();
            LOG.warnf("%s: project=%s", bulletinTrouble, name());
        }
    }

    private void sighted(Watch watch, List<Observation> observations) {
        parts.wires().send(new Sighting(name(), watch.name(), batches.incrementAndGet(), observations));
    }

    private void reply(Outcome outcome) {
        parts.wires().send(new Reply(name(), outcome));
    }

    /** Ends the workers' sessions when this stops, after the last action. */
    void dismissWorkers() {
        dismissing = true;
    }

    /** Actions under way may end; what does not end in time is resumed from the ledger at the next start. */
    void stop() throws Exception {
        lookouts.shutdownNow();
        hands.shutdown();
        if (!hands.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            hands.shutdownNow();
        }
        writer.stop();
        rules.close();
        clerk.shutdown();
        for (Post post : parts.posts()) {
            if (post.sensor() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        if (dismissing) {
            parts.dismissal().close();
        }
        if (announced.isPresent()) {
            announced.get().withdraw(layout());
        }
        for (AutoCloseable own : parts.owned()) {
            own.close();
        }
    }
}
