package dev.czar.loop;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Project.Note;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.loop.LoopEvent.OrderGiven;
import dev.czar.loop.LoopEvent.Viewed;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.measure.RuleHealth;
import dev.czar.sensor.SensorTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A running project as the outside sees it: what it may order, and where it reads. */
public final class ProjectLoop {

    private static final Logger LOG = Logger.getLogger(ProjectLoop.class);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLISECONDS = 250;

    private final ProjectContext project;
    private final LoopSignals signals;
    private final ProjectEngine engine;
    private final ProjectAccess access;

    ProjectLoop(ProjectContext project, LoopSignals signals, ProjectEngine engine, ProjectAccess access) {
        this.project = project;
        this.signals = signals;
        this.engine = engine;
        this.access = access;
    }

    /** Gives an order; completes when it is durable and was decided with. */
    public CompletableFuture<Void> placeOrder(Order order) {
        return order(Observation.of((Fact) order, "order", project.clock().instant()));
    }

    /** Takes an order back; completes when that is durable and was decided with. */
    public CompletableFuture<Void> withdrawOrder(Class<? extends Order> type, String subject) {
        return order(Observation.gone(
                Fact.key(type, subject), "order", project.clock().instant()));
    }

    /** States a person's note; completes when it is durable and was decided with. */
    public CompletableFuture<Void> stateNote(Note note) {
        return order(Observation.of(note, "note", project.clock().instant()));
    }

    /** Withdraws a person's note; completes when that is durable and was decided with. */
    public CompletableFuture<Void> clearNote(Note note) {
        return order(Observation.gone(note.key(), "note", project.clock().instant()));
    }

    private CompletableFuture<Void> order(Observation observation) {
        LOG.infof("order: %s", observation.key());
        CompletableFuture<Void> done = new CompletableFuture<>();
        signals.events().put(new OrderGiven(List.of(observation), done));
        return done;
    }

    /** Has the repository read now. */
    public void refreshRepository() {
        signals.triggers().fire(SensorTrigger.REFS);
    }

    /** Has the forge asked now. */
    public void refreshForge() {
        signals.triggers().fire(SensorTrigger.FORGE);
    }

    /** Somebody says that origin moved. */
    public void refreshOrigin() {
        signals.triggers().fire(SensorTrigger.ORIGIN);
    }

    /** Tells {@code listener} of each completed cycle from now on; it returns at once and reads the newest state itself. */
    public void onCycle(Runnable listener) {
        signals.listeners().add(listener);
    }

    public void removeCycleListener(Runnable listener) {
        signals.listeners().remove(listener);
    }

    public String name() {
        return project.name();
    }

    public ProjectLayout layout() {
        return project.layout();
    }

    public ProjectConfig config() {
        return project.config();
    }

    public Ledger ledger() {
        return project.ledger();
    }

    /** How the rules fared since Czar was started; empty before the first cycle. */
    public Optional<RuleHealth> ruleHealth() {
        return signals.state().ruleHealth().health();
    }

    /** What is known, as of a cycle in the last second if the loop is not too busy for one. */
    public Snapshot snapshot() {
        awaitFreshCycle();
        return signals.state().snapshot();
    }

    /** While nothing happens there are no cycles, so whoever looks asks for one. */
    private void awaitFreshCycle() {
        Instant last = signals.state().lastCycleAt();
        if (last.equals(Instant.EPOCH)
                || last.plus(FRESH).isAfter(project.clock().instant())) {
            return;
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        signals.events().put(new Viewed(done));
        try {
            done.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException busy) {
            LOG.debugf("an older cycle is shown: project=%s", project.name());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the latest cycle came to; empty before the first. */
    public Optional<CycleResult> lastCycle() {
        awaitFreshCycle();
        return signals.state().result();
    }

    public RuleBook ruleBook() {
        return engine.rules().book();
    }

    /** Where another rule book is activated. */
    public RuleActivation ruleActivation() {
        return engine.rules();
    }

    public LoopHealth health() {
        return engine.health();
    }

    /** What may be looked up beside the loop. */
    public ProjectAccess access() {
        return access;
    }

    ProjectEngine engine() {
        return engine;
    }
}
