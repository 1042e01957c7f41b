package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger;
import dev.czar.loop.LoopEvent.ActionEnded;
import dev.czar.loop.LoopEvent.Observed;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.FixedRuleActivation;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.rule.RuleBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A loop's thread with one book and a ledger, without sensors and actuators. */
final class TestLoop {

    final LoopSignals signals;
    private final ProjectLoop orders;
    private final LoopThread thread;
    private long batch;

    private TestLoop(ProjectContext project, RuleBook book) {
        signals = LoopSignals.of(project);
        orders = new ProjectLoop(project, signals, null, null);
        thread = new LoopThread(
                project.name(),
                signals.events(),
                new CycleRunner(project, FixedRuleActivation.of(book, project.ledger()), signals.state()));
    }

    static TestLoop in(Path folder, RuleBook book, Ledger ledger, ChannelSender channels) throws Exception {
        Files.createDirectories(folder.resolve(".czar"));
        Files.writeString(
                folder.resolve(".czar/czar.yaml"), "project: tally\nworkers:\n  engineer1: {agent: command}\n");
        ProjectLayout layout = new ProjectLayout(folder, folder.resolve(".git"));
        return new TestLoop(
                new ProjectContext(layout, ProjectConfig.load(layout), ledger, channels, Clock.systemUTC()), book);
    }

    void start(Future<?> firstReadings) {
        thread.start(firstReadings);
    }

    void stop() {
        thread.stop();
    }

    /** How often the loop has gone round. */
    long passes() {
        return thread.passes();
    }

    Snapshot view() {
        return orders.snapshot();
    }

    boolean alive() {
        return thread.alive();
    }

    /** The number of the batch, which the loop names when it is durable. */
    long observed(Observation... observations) {
        batch++;
        signals.events().put(new Observed(new ObservationBatch("tally", "queue", batch, List.of(observations))));
        return batch;
    }

    void ended(Outcome outcome) {
        signals.events().put(new ActionEnded(outcome));
    }

    CompletableFuture<Void> placeOrder(Order order) {
        return orders.placeOrder(order);
    }

    CompletableFuture<Void> withdrawOrder(Class<? extends Order> type, String subject) {
        return orders.withdrawOrder(type, subject);
    }

    CycleState state() {
        return signals.state();
    }

    List<String> facts() {
        return state().snapshot().facts().stream()
                .map(known -> known.fact())
                .map(Fact::key)
                .toList();
    }
}
