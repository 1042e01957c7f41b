package dev.czar.loop;

import dev.czar.ledger.Ledger;
import dev.czar.loop.SensorSet.SensorWakeups;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.access.WorkerScreens;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.RuleActivation;
import dev.czar.loop.rules.StartupRuleBook;
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
import dev.czar.project.setup.PostCommitHook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.world.SecretValue;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Puts a project together from what is on disk. */
@ApplicationScoped
class ProjectFactory {

    private final ChannelSender channels;
    private final Clock clock;

    ProjectFactory(ChannelSender wires, Clock clock) {
        this.channels = wires;
        this.clock = clock;
    }

    ProjectLoop open(Path root) throws Exception {
        ProjectLayout layout = ProjectLayout.find(root);
        ProjectConfig config = ProjectConfig.load(layout);
        Files.createDirectories(layout.stateDirectory());
        ProjectLock lock = ProjectLock.acquire(layout, clock.instant());
        ApiToken.of(layout);
        new PostCommitHook(layout).install();
        Ledger ledger = Ledger.open(layout.ledger());
        RuleActivation rules = rules(layout, config, ledger);
        ExternalSystems outside = ExternalSystems.of(layout, config, clock);
        AtomicReference<ProjectLoop> opened = new AtomicReference<>();
        SensorWakeups wakes = new SensorWakeups();
        SensorSet senses = new SensorSet(layout, config, outside, clock);
        ActuatorSet hands = new ActuatorSet(layout, config, outside, ledger.journal(config.project()), clock);
        ProjectLoop loop = new ProjectLoop(
                new ProjectComponents(
                        layout,
                        config,
                        ledger,
                        channels,
                        clock,
                        senses.scheduledSensors(wakes, () -> opened.get().snapshot()),
                        hands.actuators(
                                senses.acknowledgements(), () -> opened.get().snapshot()),
                        statusPublisher(layout, outside),
                        WorkerScreens.of(outside.terminal()),
                        new PullRequestLookup(outside.forge(), outside.repository(), outside.trunk()),
                        new BranchLookup(outside.repository(), outside.trunk()),
                        new OmnibusPreview(outside.repository(), outside.merger(), clock),
                        outside::quotas,
                        webhook(config),
                        lock,
                        outside.terminal()::stopServer,
                        List.of(outside.repository(), ledger, lock)),
                rules);
        opened.set(loop);
        wakes.lead(loop::wakeSensor);
        return loop;
    }

    private RuleActivation rules(ProjectLayout layout, ProjectConfig config, Ledger ledger) throws InvalidRules {
        RuleBookLoader books = RuleBookLoader.ofUser(Thread.currentThread().getContextClassLoader(), System.getenv());
        RuleFiles shipped = RuleFiles.shipped();
        Supplier<RuleFiles> saved = () -> shipped.overlaidBy(layout.rules());
        RuleActivation.Environment setting = new RuleActivation.Environment(
                config.project(), saved, layout.rules(), ledger, books, config.rules(), clock);
        return new RuleActivation(setting, new StartupRuleBook(setting).choose());
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
