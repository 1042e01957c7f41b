package dev.czar.actuator.integration;

import dev.czar.actuator.omnibus.OmnibusBuilder;
import dev.czar.actuator.omnibus.OmnibusLander;
import dev.czar.decision.BuildOmnibus;
import dev.czar.decision.Journal;
import dev.czar.decision.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Step;
import dev.czar.fact.Fact;
import dev.czar.fact.Member;
import dev.czar.fact.Omnibus;
import dev.czar.world.check.CheckCommand;
import dev.czar.world.check.Checks;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.SampleRepository;
import dev.czar.world.git.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A repository with everything that integrates work in it; crashes when its journal is told to. */
public final class Scene implements Journal, AutoCloseable {
    public static final Clock CLOCK = Clock.systemUTC();

    public final SampleRepository sample;
    public final Forge forge;
    private final Path folder;
    private final List<Step> steps = new ArrayList<>();
    private List<CheckCommand> checks = List.of();
    private int crashAt = -1;

    public Scene(Path folder) {
        this.folder = folder;
        this.sample = SampleRepository.withCommit(folder.resolve("r"));
        this.forge = new LocalForge(sample.repository(), CLOCK);
    }

    public Scene checking(String script) {
        checks = List.of(new CheckCommand("check", List.of("sh", "-c", script), Duration.ofSeconds(20)));
        return this;
    }

    public Scene unchecked() {
        checks = List.of();
        return this;
    }

    /** The next time this many steps have been taken, the process dies before the step is remembered. */
    public void crashAt(int step) {
        crashAt = step;
        steps.clear();
    }

    public Site site() {
        return site("main", "czar/omnibus");
    }

    public Site site(String mainline, String omnibus) {
        return new Site(sample.repository(), Trunk.of(mainline, omnibus), this, CLOCK);
    }

    public OmnibusBuilder builder(Site site) {
        return new OmnibusBuilder(
                site,
                new MergeTree(sample.repository(), List.of("CHANGELOG.md")),
                new Checks(sample.repository(), checks, folder.resolve("scratch")),
                4);
    }

    public OmnibusLander lander() {
        return new OmnibusLander(site(), forge);
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
    public void append(Step step) {
        if (steps.size() == crashAt) {
            crashAt = -1;
            throw new Crash();
        }
        steps.add(step);
    }

    @Override
    public List<Step> steps(String decision) {
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        sample.close();
    }

    /** The process is gone. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
