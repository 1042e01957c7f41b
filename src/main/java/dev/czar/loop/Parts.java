package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.ledger.Ledger;
import dev.czar.loop.wire.Wires;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectLock;
import dev.czar.world.Spending;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a project is put together from; {@code owned} is closed with it, in this order;
 * {@code dismissal} ends the workers' sessions.
 */
record Parts(
        ProjectLayout layout,
        ProjectConfig config,
        Ledger ledger,
        Wires wires,
        Clock clock,
        Collection<Post> posts,
        Collection<Actuator<?>> actuators,
        Bulletin bulletin,
        Screens screens,
        Pulls pulls,
        Branches branches,
        Outlook outlook,
        Supplier<List<Spending>> spendings,
        Optional<Webhook> webhook,
        ProjectLock lock,
        AutoCloseable dismissal,
        List<AutoCloseable> owned) {}
