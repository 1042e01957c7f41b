package dev.czar.omnibus.search;

import dev.czar.omnibus.plan.MergeRequirements;
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
public final class CulpritSearch<M> {
    private static final double BASE = 0.02;
    private static final double NOBODY_AT_FIRST = 0.4;
    private static final double NOBODY_AFTERWARDS = 0.9;

    private final TrialEvidence<M> evidence;
    private final MergeRequirements<M> requirements;
    private final SearchOptions options;
    private final List<M> order;
    private final List<MemberEviction<M>> culprits = new ArrayList<>();
    private final List<MemberEviction<M>> unmergeable = new ArrayList<>();
    private List<M> sequence;

    /** {@code order} holds who is needed before who needs it. */
    public CulpritSearch(
            List<M> order, MergeRequirements<M> requirements, TrialRunner<M> trial, SearchOptions options) {
        this.evidence = new TrialEvidence<>(trial, order);
        this.requirements = requirements;
        this.options = options;
        this.order = order;
        this.sequence = order;
    }

    public SearchResult<M> run() throws UnbuildableOmnibusException, InterruptedException {
        while (!sequence.isEmpty() && !evidence.passed(set())) {
            if (!evidence.isTried(set())) {
                evidence.runTrials(List.of(set()));
            } else if (!evidence.unmergeable(set()).isEmpty()) {
                TrialResult.Unmergeable<M> verdict = evidence.unmergeable(set()).get(0);
                List<M> before = sequence.subList(0, sequence.indexOf(verdict.member()));
                unmergeable.addAll(evicted(
                        new MemberEviction<>(verdict.member(), verdict.cause(), List.of(), before, verdict.log())));
                sequence = without(sequence);
            } else {
                findCulprit();
            }
        }
        List<MemberEviction<M>> out = new ArrayList<>(culprits);
        out.addAll(unmergeable);
        return new SearchResult<>(sequence, out, evidence.rounds(), evidence.runs());
    }

    private void findCulprit() throws UnbuildableOmnibusException, InterruptedException {
        List<Set<M>> groups = sequence.stream().map(Set::of).toList();
        int place = new FirstFailureFinder<>(evidence, options, groups)
                .place(prior(groups.size()))
                .orElseThrow(() -> new UnbuildableOmnibusException("what was merged cannot be merged again"));
        if (place == 0) {
            throw new UnbuildableOmnibusException("the base itself fails its checks: " + evidence.log(Set.of()));
        }
        if (place <= sequence.size()) {
            List<M> failing = List.copyOf(sequence.subList(0, place));
            culpritEviction(sequence.get(place - 1), failing).ifPresent(this::evict);
        }
    }

    private double[] prior(int members) {
        double nobody = culprits.isEmpty() ? NOBODY_AT_FIRST : NOBODY_AFTERWARDS;
        double[] prior = new double[members + 2];
        Arrays.fill(prior, (1 - nobody) / members);
        prior[0] = evidence.passed(Set.of()) ? 0 : BASE;
        prior[members + 1] = nobody;
        return prior;
    }

    /** Nothing when the failure was a flake after all. */
    private Optional<MemberEviction<M>> culpritEviction(M culprit, List<M> failing)
            throws UnbuildableOmnibusException, InterruptedException {
        Set<M> core = requirements.closure(culprit, failing);
        lookAhead(culprit, core);
        if (evidence.passed(core)) {
            evidence.runTrials(List.of(Set.copyOf(failing)));
            if (evidence.passed(Set.copyOf(failing))) {
                return Optional.empty();
            }
        }
        Set<M> guilty = new MinimalFailingSet<>(evidence, requirements, options).of(core, failing);
        List<M> with = evidence.ordered(guilty).stream()
                .filter(member -> !core.contains(member))
                .toList();
        List<M> tried = with.isEmpty() ? failing : evidence.ordered(guilty);
        String log = evidence.log(Set.copyOf(tried));
        return Optional.of(new MemberEviction<>(
                culprit, with.isEmpty() ? EvictionCause.ALONE : EvictionCause.TOGETHER, with, tried, log));
    }

    /** Tries the culprit by itself and the rest without it, at the same time. */
    private void lookAhead(M culprit, Set<M> core) throws UnbuildableOmnibusException, InterruptedException {
        Set<M> rest = new HashSet<>(sequence);
        rest.removeAll(requirements.dependants(culprit, sequence));
        List<Set<M>> ahead = Stream.of(core, rest)
                .filter(set -> !set.isEmpty() && !evidence.isTried(set))
                .toList();
        if (!ahead.isEmpty()) {
            evidence.runTrials(ahead);
        }
    }

    /** Who did not merge may merge without the culprit. */
    private void evict(MemberEviction<M> culprit) {
        unmergeable.clear();
        sequence = without(order);
        culprits.addAll(evicted(culprit));
        sequence = without(order);
    }

    /** The eviction and those of all who need its member. */
    private List<MemberEviction<M>> evicted(MemberEviction<M> eviction) {
        List<MemberEviction<M>> evicted = new ArrayList<>(List.of(eviction));
        for (M member : evidence.ordered(requirements.dependants(eviction.member(), sequence))) {
            if (!member.equals(eviction.member())) {
                List<M> needed = List.of(eviction.member());
                evicted.add(new MemberEviction<>(
                        member, EvictionCause.REQUIREMENT, needed, eviction.tried(), eviction.log()));
            }
        }
        return evicted;
    }

    private List<M> without(List<M> members) {
        Set<M> gone = Stream.concat(culprits.stream(), unmergeable.stream())
                .flatMap(eviction -> requirements.dependants(eviction.member(), order).stream())
                .collect(Collectors.toSet());
        return members.stream().filter(member -> !gone.contains(member)).toList();
    }

    private Set<M> set() {
        return Set.copyOf(sequence);
    }

    /** Why a member cannot go in. */
    public enum EvictionCause {
        /** It cannot be merged onto those before it. */
        CONFLICT,
        /** Whether it can be merged cannot be told, or it was made anew since it was merged. */
        HISTORY,
        /** It fails by itself. */
        ALONE,
        /** It fails only together with others that are in. */
        TOGETHER,
        /** It needs one that is out. */
        REQUIREMENT
    }

    /**
     * A member that cannot go in, and why. {@code with} are those it fails together with, or the evicted one it needs;
     * {@code tried} is the set that showed it, in order.
     */
    public record MemberEviction<M>(M member, EvictionCause cause, List<M> partners, List<M> tried, String log) {
        public MemberEviction {
            partners = List.copyOf(partners);
            tried = List.copyOf(tried);
        }
    }

    /** The members that were seen to pass together, those that cannot go in, and what it took to find out. */
    public record SearchResult<M>(List<M> included, List<MemberEviction<M>> evicted, int rounds, int runs) {
        public SearchResult {
            included = List.copyOf(included);
            evicted = List.copyOf(evicted);
        }
    }

    /** Into how many parts a search splits at a time, and how often a trial of what is good fails all the same. */
    public record SearchOptions(int parts, double flakeRate) {
        private static final double LEAST = 0.0005;
        private static final double MOST = 0.5;

        public SearchOptions {
            parts = Math.max(2, parts);
            flakeRate = Math.min(MOST, Math.max(LEAST, flakeRate));
        }
    }

    /** Tries sets of members, those of one call at the same time. */
    @FunctionalInterface
    public interface TrialRunner<M> {

        /** A verdict per set, in their order; a set tried before is tried again, for evidence. */
        List<TrialResult<M>> of(List<List<M>> sets) throws UnbuildableOmnibusException, InterruptedException;
    }

    /** An omnibus cannot be built now, through no fault of a member. */
    public static final class UnbuildableOmnibusException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnbuildableOmnibusException(String reason) {
            super(reason);
        }
    }
}
