package dev.czar.omnibus.search;

import dev.czar.omnibus.Requirements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries all members together first. While that fails it finds who breaks it, or which of them only together do, and goes
 * on without that one and those that need it. What is in at the end was seen to pass.
 */
public final class Search<M> {
    private static final double BASE = 0.02;
    private static final double NOBODY_AT_FIRST = 0.4;
    private static final double NOBODY_AFTERWARDS = 0.9;

    private final Evidence<M> evidence;
    private final Requirements<M> requirements;
    private final Pace pace;
    private final List<M> order;
    private final List<Eviction<M>> guilty = new ArrayList<>();
    private final List<Eviction<M>> stuck = new ArrayList<>();
    private List<M> sequence;

    /** {@code order} holds who is needed before who needs it. */
    public Search(List<M> order, Requirements<M> requirements, Trial<M> trial, Pace pace) {
        this.evidence = new Evidence<>(trial, order);
        this.requirements = requirements;
        this.pace = pace;
        this.order = order;
        this.sequence = order;
    }

    public Found<M> run() throws Unbuildable, InterruptedException {
        while (!sequence.isEmpty() && !evidence.passed(set())) {
            if (!evidence.isKnown(set())) {
                evidence.gather(List.of(set()));
            } else if (!evidence.unmergeable(set()).isEmpty()) {
                Verdict.Unmergeable<M> verdict = evidence.unmergeable(set()).get(0);
                List<M> before = sequence.subList(0, sequence.indexOf(verdict.member()));
                stuck.addAll(
                        evicted(new Eviction<>(verdict.member(), Cause.CONFLICT, List.of(), before, verdict.log())));
                sequence = without(sequence);
            } else {
                find();
            }
        }
        List<Eviction<M>> out = new ArrayList<>(guilty);
        out.addAll(stuck);
        return new Found<>(sequence, out, evidence.rounds(), evidence.runs());
    }

    private void find() throws Unbuildable, InterruptedException {
        List<Set<M>> groups = sequence.stream().map(Set::of).toList();
        int place = new FirstFailure<>(evidence, pace, groups)
                .place(prior(groups.size()))
                .orElseThrow(() -> new Unbuildable("what was merged cannot be merged again"));
        if (place == 0) {
            throw new Unbuildable("the base itself fails its checks: " + evidence.log(Set.of()));
        }
        if (place <= sequence.size()) {
            List<M> failing = List.copyOf(sequence.subList(0, place));
            blamed(sequence.get(place - 1), failing).ifPresent(this::evict);
        }
    }

    private double[] prior(int members) {
        double nobody = guilty.isEmpty() ? NOBODY_AT_FIRST : NOBODY_AFTERWARDS;
        double[] prior = new double[members + 2];
        Arrays.fill(prior, (1 - nobody) / members);
        prior[0] = evidence.passed(Set.of()) ? 0 : BASE;
        prior[members + 1] = nobody;
        return prior;
    }

    /** Nothing when the failure was bad luck after all. */
    private Optional<Eviction<M>> blamed(M culprit, List<M> failing) throws Unbuildable, InterruptedException {
        Set<M> core = requirements.closure(culprit, failing);
        lookAhead(culprit, core);
        if (evidence.passed(core)) {
            evidence.gather(List.of(Set.copyOf(failing)));
            if (evidence.passed(Set.copyOf(failing))) {
                return Optional.empty();
            }
        }
        Set<M> guilty = new Company<>(evidence, requirements, pace).of(core, failing);
        List<M> with = evidence.ordered(guilty).stream()
                .filter(member -> !core.contains(member))
                .toList();
        List<M> tried = with.isEmpty() ? failing : evidence.ordered(guilty);
        String log = evidence.log(Set.copyOf(tried));
        return Optional.of(new Eviction<>(culprit, with.isEmpty() ? Cause.ALONE : Cause.TOGETHER, with, tried, log));
    }

    /** Tries the culprit by itself and the rest without it, at the same time. */
    private void lookAhead(M culprit, Set<M> core) throws Unbuildable, InterruptedException {
        Set<M> rest = new HashSet<>(sequence);
        rest.removeAll(requirements.dependants(culprit, sequence));
        List<Set<M>> ahead = Stream.of(core, rest)
                .filter(set -> !set.isEmpty() && !evidence.isKnown(set))
                .toList();
        if (!ahead.isEmpty()) {
            evidence.gather(ahead);
        }
    }

    /** Who did not merge may merge without the culprit. */
    private void evict(Eviction<M> culprit) {
        stuck.clear();
        sequence = without(order);
        guilty.addAll(evicted(culprit));
        sequence = without(order);
    }

    /** The eviction and those of all who need its member. */
    private List<Eviction<M>> evicted(Eviction<M> eviction) {
        List<Eviction<M>> evicted = new ArrayList<>(List.of(eviction));
        for (M member : evidence.ordered(requirements.dependants(eviction.member(), sequence))) {
            if (!member.equals(eviction.member())) {
                List<M> needed = List.of(eviction.member());
                evicted.add(new Eviction<>(member, Cause.REQUIREMENT, needed, eviction.tried(), eviction.log()));
            }
        }
        return evicted;
    }

    private List<M> without(List<M> members) {
        Set<M> gone = Stream.concat(guilty.stream(), stuck.stream())
                .flatMap(eviction -> requirements.dependants(eviction.member(), order).stream())
                .collect(Collectors.toSet());
        return members.stream().filter(member -> !gone.contains(member)).toList();
    }

    private Set<M> set() {
        return Set.copyOf(sequence);
    }
}
