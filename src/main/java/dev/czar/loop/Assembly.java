package dev.czar.loop;

import dev.czar.ledger.Ledger;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.rules.Shelf;
import dev.czar.loop.wire.Wires;
import dev.czar.project.DependencyFile;
import dev.czar.project.ForgeConfig;
import dev.czar.project.PostCommitHook;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectLock;
import dev.czar.project.ProjectProblem;
import dev.czar.project.SecretPlace;
import dev.czar.project.StatusFile;
import dev.czar.project.Token;
import dev.czar.project.WorkQueueFile;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import dev.czar.world.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Puts a project together from what is on disk. */
@ApplicationScoped
class Assembly {

    private final Wires wires;
    private final Clock clock;

    Assembly(Wires wires, Clock clock) {
        this.wires = wires;
        this.clock = clock;
    }

    ProjectLoop open(Path root) throws Exception {
        ProjectLayout layout = ProjectLayout.find(root);
        ProjectConfig config = ProjectConfig.load(layout);
        Files.createDirectories(layout.stateDirectory());
        ProjectLock lock = ProjectLock.acquire(layout, clock.instant());
        Token.of(layout);
        new PostCommitHook(layout).install();
        Ledger ledger = Ledger.open(layout.ledger());
        RuleDesk rules = rules(layout, config, ledger);
        Outside outside = Outside.of(layout, config, clock);
        AtomicReference<ProjectLoop> opened = new AtomicReference<>();
        Wakes wakes = new Wakes();
        Senses senses = new Senses(layout, config, outside, clock);
        Hands hands = new Hands(layout, config, outside, ledger.journal(config.project()), clock);
        ProjectLoop loop = new ProjectLoop(
                new Parts(
                        layout,
                        config,
                        ledger,
                        wires,
                        clock,
                        senses.posts(wakes, () -> opened.get().snapshot()),
                        hands.actuators(
                                senses.acknowledgements(), () -> opened.get().snapshot()),
                        bulletin(layout, outside),
                        Screens.on(outside.terminal()),
                        new Pulls(outside.forge(), outside.repository(), outside.trunk()),
                        new Branches(outside.repository(), outside.trunk()),
                        new Outlook(outside.repository(), outside.merger(), clock),
                        outside::spendings,
                        webhook(config),
                        lock,
                        outside.terminal()::stopServer,
                        List.of(outside.repository(), ledger, lock)),
                rules);
        opened.set(loop);
        wakes.lead(loop::wake);
        return loop;
    }

    private RuleDesk rules(ProjectLayout layout, ProjectConfig config, Ledger ledger) throws InvalidRules {
        RuleBooks books = RuleBooks.ofUser(Thread.currentThread().getContextClassLoader(), System.getenv());
        RuleFiles shipped = RuleFiles.shipped();
        Supplier<RuleFiles> saved = () -> shipped.overlaidBy(layout.rules());
        RuleDesk.Setting setting =
                new RuleDesk.Setting(config.project(), saved, layout.rules(), ledger, books, config.rules(), clock);
        return new RuleDesk(setting, new Shelf(setting).choose());
    }

    private static Optional<Webhook> webhook(ProjectConfig config) throws ProjectProblem {
        Optional<SecretPlace> place = config.forge().flatMap(ForgeConfig::webhookSecret);
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Webhook(new Secret(place.get().read(System.getenv()))));
    }

    private Bulletin bulletin(ProjectLayout layout, Outside outside) {
        return new Bulletin(
                new StatusFile(layout, clock),
                new WorkQueueFile(layout, clock),
                new DependencyFile(layout, clock),
                workspace -> outside.repository()
                        .history()
                        .changedFiles(outside.trunk().tip(outside.repository()), workspace.head()));
    }
}
