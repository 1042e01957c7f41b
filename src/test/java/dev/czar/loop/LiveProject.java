package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.decision.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.decision.RunChecks;
import dev.czar.decision.Step;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.ledger.Ledger;
import dev.czar.loop.rules.RuleDesk;
import dev.czar.loop.rules.Shelf;
import dev.czar.loop.wire.Change;
import dev.czar.loop.wire.Errand;
import dev.czar.loop.wire.Reply;
import dev.czar.loop.wire.Sighting;
import dev.czar.loop.wire.Wires;
import dev.czar.project.DependencyFile;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectLock;
import dev.czar.project.RulesConfig;
import dev.czar.project.ScratchRepository;
import dev.czar.project.StatusFile;
import dev.czar.project.WorkQueueFile;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import dev.czar.sensor.Sensor;
import dev.czar.world.Secret;
import dev.czar.world.Spending;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A real loop with its ledger over a scratch repository; its rules, facts and actuators are a test's own. */
public final class LiveProject {

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
            """;

    private final Map<String, Fact> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean dismissed = new AtomicBoolean();
    private final Clock clock = Clock.systemUTC();
    private final ProjectLayout layout;
    private final Ledger ledger;
    private final ProjectLoop loop;

    public LiveProject(Path folder, String rules) throws Exception {
        ScratchRepository repository = ScratchRepository.withCommit(folder.resolve("tally"));
        repository.write(".czar/czar.yaml", CONFIG);
        repository.write(".czar/dependencies.json", "{}\n");
        repository.write(".czar/work-queue.json", "{\"primary_tasks\": {}, \"bonus_tasks\": {}}\n");
        layout = repository.layout();
        Files.createDirectories(layout.stateDirectory());
        Files.writeString(layout.token(), TOKEN + "\n");
        Repository world = Repository.open(layout.root());
        ProjectLock lock = ProjectLock.acquire(layout, clock.instant());
        ledger = Ledger.open(layout.ledger());
        repository.write(".czar/rules/test.drl", rules);
        RuleBooks books = new RuleBooks(LiveProject.class.getClassLoader(), folder.resolve("books"));
        Supplier<RuleFiles> saved = () -> RuleFiles.of(layout.rules());
        RuleDesk.Setting setting =
                new RuleDesk.Setting("tally", saved, layout.rules(), ledger, books, RulesConfig.DEFAULT, clock);
        RuleDesk desk = new RuleDesk(setting, new Shelf(setting).choose());
        loop = new ProjectLoop(
                new Parts(
                        layout,
                        ProjectConfig.load(layout),
                        ledger,
                        new Direct(),
                        clock,
                        List.of(new Post(new Given(), Duration.ofMillis(300))),
                        List.of(new Deliver(), new Check()),
                        new Bulletin(
                                new StatusFile(layout, clock),
                                new WorkQueueFile(layout, clock),
                                new DependencyFile(layout, clock),
                                workspace -> List.of()),
                        new OneScreen(),
                        new Pulls(new LocalForge(world, clock), world, Trunk.of("main", "czar/omnibus")),
                        new Branches(world, Trunk.of("main", "czar/omnibus")),
                        new Outlook(world, new MergeTree(world, List.of()), clock),
                        () -> List.of(new Spending("tokens for reviews", 900, 1_000, Duration.ofDays(1))),
                        Optional.of(new Webhook(new Secret(HOOK_SECRET))),
                        lock,
                        () -> dismissed.set(true),
                        List.of(world, ledger, lock)),
                desk);
        loop.start();
    }

    public ProjectLoop loop() {
        return loop;
    }

    /** What the one sensor sees from now on, besides what it saw already. */
    public void see(Fact... facts) {
        List.of(facts).forEach(fact -> seen.put(fact.key(), fact));
        loop.wake("given");
    }

    /** What the one sensor does not see any more. */
    public void forget(Fact... facts) {
        List.of(facts).forEach(fact -> seen.remove(fact.key()));
        loop.wake("given");
    }

    public void announce(String url) throws IOException {
        loop.announce(url);
    }

    public void stop() throws Exception {
        loop.stop();
    }

    /** One worker has a screen. */
    private record OneScreen() implements Screens {
        @Override
        public Optional<String> of(String worker) {
            return worker.equals("engineer1") ? Optional.of(SCREEN) : Optional.empty();
        }

        @Override
        public List<String> attaching(String worker) {
            return List.of("tmux", "-L", "czar-tally", "attach-session", "-t", "=" + worker);
        }
    }

    private final class Given implements Sensor {
        @Override
        public String name() {
            return "given";
        }

        @Override
        public List<Observation> sense() {
            return seen.values().stream()
                    .map(fact -> Observation.of(fact, "given", clock.instant()))
                    .toList();
        }
    }

    private final class Deliver implements Actuator<InjectTask> {
        @Override
        public Class<InjectTask> actionType() {
            return InjectTask.class;
        }

        @Override
        public Outcome act(InjectTask action) {
            ledger.journal("tally").append(new Step(action.key(), "pasted", "11 bytes", clock.instant()));
            Delivery delivery = new Delivery(
                    action.task(), action.worker(), action.attempt(), DeliveryStep.PICKED_UP, Duration.ZERO);
            return Outcome.done(action, clock.instant(), "picked up", delivery);
        }
    }

    private final class Check implements Actuator<RunChecks> {
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
    private final class Direct implements Wires {
        @Override
        public void send(Sighting sighting) {
            loop.seen(sighting);
        }

        @Override
        public void send(Errand errand) {
            loop.carryOut(errand);
        }

        @Override
        public void send(Reply reply) {
            loop.ended(reply.outcome());
        }

        @Override
        public void send(Change change) {
            loop.changed();
        }
    }
}
