package dev.czar.simulation.world;

import dev.czar.decision.OmnibusAction;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.PastLanding;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Omnibus.TakenOut;
import dev.czar.simulation.world.SimulatedRepository.SimulatedCommit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The omnibus: members merged in order, checked together, those that do not go together left out; landed as it was tested. */
final class SimulatedOmnibus {

    private final SimulatedWorld world;
    private final Map<String, String> bases = new HashMap<>();

    SimulatedOmnibus(SimulatedWorld world) {
        this.world = world;
    }

    Outcome apply(OmnibusAction action) {
        return action instanceof BuildOmnibus build ? build(build) : land((LandOmnibus) action);
    }

    private Outcome build(BuildOmnibus build) {
        SimulatedRepository repository = world.repository();
        String mainline = repository.mainline();
        String present = repository.tip();
        if (!build.base().equals(present) && !build.base().equals(mainline)) {
            return Outcome.lapsed(build, world.now(), "the omnibus is now built on " + present);
        }
        boolean blind = world.parameters().supervision().scripted();
        world.count("builds");
        TreeMap<String, String> contents =
                new TreeMap<>(repository.commit(build.base()).contents());
        List<Member> in = new ArrayList<>();
        Map<Member, EvictionReason> out = new HashMap<>();
        for (Member member : build.members()) {
            SimulatedCommit so = new SimulatedCommit("", contents, 0, true, true);
            if (repository.conflicts(member.task(), member.head(), so)) {
                out.put(member, EvictionReason.CONFLICT);
            } else if (!blind && repository.breaksTogether(member.head())) {
                out.put(member, EvictionReason.CHECKS);
            } else {
                contents.put(member.task(), member.head());
                in.add(member);
            }
        }
        String tip = build.base();
        if (!in.isEmpty()) {
            tip = repository
                    .add(contents, repository.commit(build.base()).people(), true, true)
                    .id();
            repository.built(tip);
            bases.put(tip, mainline);
            world.experience().integrated(contents.keySet());
            world.sensors().woken(SimulatedSensors.SensorName.REPOSITORY, SimulatedSensors.SensorName.CONFLICTS);
        }
        return built(build, tip, in, out);
    }

    private Outcome built(BuildOmnibus build, String tip, List<Member> in, Map<Member, EvictionReason> out) {
        List<Fact> facts = new ArrayList<>();
        String mainline = world.repository().mainline();
        if (!in.isEmpty()) {
            facts.add(new Omnibus(
                    tip, world.repository().commit(tip).tree(), mainline, OmnibusState.TESTED, Duration.ZERO));
        }
        in.forEach(
                member -> facts.add(new Integrated(member.task(), member.branch(), member.head(), tip, Duration.ZERO)));
        out.keySet().stream()
                .sorted()
                .forEach(member -> facts.add(new Evicted(
                        member.task(), member.branch(), member.head(), out.get(member), tip, "", Duration.ZERO)));
        world.count(out.isEmpty() ? "clean builds" : "evictions");
        Outcome outcome = Outcome.done(build, world.now(), "omnibus " + tip, facts.toArray(Fact[]::new));
        return build.base().equals(mainline) ? begunAnew(outcome, build, in, out) : outcome;
    }

    private Outcome begunAnew(Outcome outcome, BuildOmnibus build, List<Member> in, Map<Member, EvictionReason> out) {
        Outcome said = outcome;
        for (Member member : out.keySet().stream().sorted().toList()) {
            said = said.and(gone(build, Fact.key(Integrated.class, member.task())));
        }
        for (Member member : build.without()) {
            if (in.stream().noneMatch(other -> other.task().equals(member.task()))) {
                Fact fact = new TakenOut(member.task(), member.branch(), member.head(), Duration.ZERO);
                said = said.and(gone(build, Fact.key(Integrated.class, member.task())))
                        .and(Observation.of(fact, build.key(), world.now()));
            }
        }
        return !build.without().isEmpty() && in.isEmpty()
                ? said.and(gone(build, Fact.key(Omnibus.class, "tip")))
                : said;
    }

    private Observation gone(BuildOmnibus build, String key) {
        return Observation.gone(key, build.key(), world.now());
    }

    private Outcome land(LandOmnibus land) {
        SimulatedRepository repository = world.repository();
        if (!repository.omnibus().equals(land.commit())
                || !repository.mainline().equals(bases.get(land.commit()))
                        && !repository.mainline().equals(land.commit())) {
            return Outcome.lapsed(land, world.now(), "the mainline is at " + repository.mainline());
        }
        SimulatedCommit commit = repository.commit(land.commit());
        if (!commit.tree().equals(land.tree()) || !repository.isTested(land.commit())) {
            world.mishap("a tree landed that was not tested: " + land.key());
        }
        if (!repository.contains(land.commit(), repository.mainline())) {
            world.mishap("landing removed what had landed: " + land.key());
        }
        repository.landed(land.commit());
        world.sensors().woken(SimulatedSensors.SensorName.REPOSITORY);
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Omnibus(land.commit(), land.tree(), bases.get(land.commit()), OmnibusState.LANDED, Duration.ZERO));
        facts.add(new PastLanding(land.commit(), Duration.ZERO));
        facts.addAll(world.forge().landed(commit.contents().values()));
        return Outcome.done(land, world.now(), "landed " + land.commit(), facts.toArray(Fact[]::new));
    }
}
