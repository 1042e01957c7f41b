package dev.czar.actuator.integration;

import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.io.CheckSpec;
import dev.czar.omnibus.build.BuildOmnibusActuator;
import dev.czar.omnibus.build.LandOmnibusActuator;
import dev.czar.omnibus.build.LandingCommits;
import dev.czar.omnibus.build.LandingDestination;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.merge.CommitMerger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository with everything that integrates work in it; crashes when its journal is told to. */
public final class IntegrationFixture implements ExecutionJournal, AutoCloseable {
    public static final Clock CLOCK = Clock.systemUTC();

    public final GitTestRepository sample;
    public final Forge forge;
    private final Path folder;
    private final List<ExecutionStep> steps = new ArrayList<>();
    private final List<CheckSuite> suites = new ArrayList<>();
    private List<CheckSpec> checks = List.of();
    private int crashAt = -1;
    private Clock clock = CLOCK;

    public IntegrationFixture(Path folder) {
        this.folder = folder;
        this.sample = GitTestRepository.withCommit(folder.resolve("r"));
        this.forge = new LocalForge(sample.repository(), CLOCK);
    }

    public IntegrationFixture checking(String script) {
        checks = List.of(new CheckSpec("check", List.of("sh", "-c", script), Duration.ofSeconds(20)));
        return this;
    }

    /** What happens from here on happens at this time. */
    public IntegrationFixture at(Clock clock) {
        this.clock = clock;
        return this;
    }

    public IntegrationFixture unchecked() {
        checks = List.of();
        return this;
    }

    /** The next time this many steps have been taken, the process dies before the step is remembered. */
    public void crashAt(int step) {
        crashAt = step;
        steps.clear();
    }

    public IntegrationContext site() {
        return site("main", "czar/omnibus");
    }

    public IntegrationContext site(String mainline, String omnibus) {
        return new IntegrationContext(sample.repository(), IntegrationBranches.of(mainline, omnibus), this, clock);
    }

    public BuildOmnibusActuator builder(IntegrationContext site) {
        return new BuildOmnibusActuator(
                site, new CommitMerger(sample.repository(), List.of("CHANGELOG.md")), suite(checks), 4);
    }

    public CheckSuite suite(List<CheckSpec> commands) {
        suites.add(new CheckSuite(sample.repository(), commands, folder.resolve("scratch"), CheckoutSetup.none()));
        return suites.get(suites.size() - 1);
    }

    public LandOmnibusActuator lander() {
        return lander(MergeStyle.COMMIT, Optional.empty());
    }

    public LandOmnibusActuator lander(MergeStyle style, Optional<LandingDestination> destination) {
        return new LandOmnibusActuator(site(), forge, destination, commits(style));
    }

    public LandingCommits commits(MergeStyle style) {
        return new LandingCommits(sample.repository(), new CommitMerger(sample.repository(), List.of()), style);
    }

    public Member member(String worker, String task) {
        String branch = "czar/" + worker + "/" + task;
        return new Member(task, branch, sample.head(branch));
    }

    public Outcome build(String base, Member... members) throws InterruptedException {
        return builder(site()).act(new BuildOmnibus(List.of(members), sample.head(base)));
    }

    public static <F extends Fact> List<F> facts(Outcome outcome, Class<F> type) {
        return outcome.observations().stream()
                .flatMap(observation -> observation.fact().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public static LandOmnibus landing(Outcome built) {
        Omnibus omnibus = facts(built, Omnibus.class).get(0);
        return new LandOmnibus(omnibus.commit(), omnibus.tree(), 1);
    }

    @Override
    public void append(ExecutionStep step) {
        if (steps.size() == crashAt) {
            crashAt = -1;
            throw new SimulatedCrash();
        }
        steps.add(step);
    }

    @Override
    public List<ExecutionStep> steps(String decision) {
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        suites.forEach(CheckSuite::close);
        sample.close();
    }

    /** The process is gone. */
    public static final class SimulatedCrash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
