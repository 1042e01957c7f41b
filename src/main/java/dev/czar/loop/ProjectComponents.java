package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.ledger.Ledger;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.access.BranchLookup;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.loop.access.WebhookVerifier;
import dev.czar.loop.access.WorkerScreens;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.ProjectLock;
import dev.czar.world.QuotaUsage;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a project is put together from; {@code owned} is closed with it, in this order;
 * {@code dismissal} ends the workers' sessions.
 */
record ProjectComponents(
        ProjectLayout layout,
        ProjectConfig config,
        Ledger ledger,
        ChannelSender channels,
        Clock clock,
        Collection<ScheduledSensor> sensors,
        Collection<Actuator<?>> actuators,
        StatusPublisher statusPublisher,
        WorkerScreens screens,
        PullRequestLookup pullRequests,
        BranchLookup branches,
        OmnibusPreview omnibusPreview,
        Supplier<List<QuotaUsage>> quotas,
        Optional<WebhookVerifier> webhook,
        ProjectLock lock,
        AutoCloseable stopSessions,
        List<AutoCloseable> closeables) {}
