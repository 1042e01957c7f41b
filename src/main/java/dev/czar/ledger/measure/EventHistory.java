package dev.czar.ledger.measure;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.ProjectHistory.HistoryPage;
import dev.czar.ledger.history.ProjectHistory.PastObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was observed and what was decided, in the order of time. */
public final class EventHistory {

    private static final int PAGE = 1_000;

    private final List<DatedFact<?>> facts;
    private final Map<Class<?>, List<DatedFact<?>>> byType;
    private final Map<String, List<DatedFact<?>>> byKey;
    private final List<PastDecision> decisions;

    public EventHistory(List<Observation> observations, List<PastDecision> decisions) {
        this(
                decisions.stream()
                        .sorted(Comparator.comparing(PastDecision::at).thenComparing(PastDecision::id))
                        .toList(),
                observations.stream()
                        .sorted(Comparator.comparing(Observation::at))
                        .flatMap(observation ->
                                observation.fact().map(fact -> new DatedFact<>(fact, observation.at())).stream())
                        .<DatedFact<?>>map(fact -> fact));
    }

    private EventHistory(List<PastDecision> decisions, Stream<DatedFact<?>> inOrder) {
        this.facts = inOrder.toList();
        this.byType = facts.stream()
                .collect(Collectors.groupingBy(dated -> dated.fact().getClass()));
        this.byKey = facts.stream()
                .collect(Collectors.groupingBy(dated -> dated.fact().key()));
        this.decisions = decisions;
    }

    /** What happened before a moment. */
    public EventHistory until(Instant moment) {
        return new EventHistory(
                decisions.stream().filter(past -> past.at().isBefore(moment)).toList(),
                facts.stream().filter(dated -> dated.at().isBefore(moment)));
    }

    /** What happened from a moment on, with the workers there were before. */
    public EventHistory from(Instant moment) {
        return new EventHistory(
                decisions.stream().filter(past -> !past.at().isBefore(moment)).toList(),
                facts.stream().filter(dated -> !dated.at().isBefore(moment) || dated.fact() instanceof Worker));
    }

    /** All that the ledger holds of a project. */
    public static EventHistory of(ProjectHistory history) {
        List<Observation> observations = new ArrayList<>();
        List<PastObservation> page = history.observations(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(past -> observations.add(past.observation()));
            page = history.observations(page.get(page.size() - 1).seq(), PAGE);
        }
        HistoryPage<PastDecision> made = history.decisions(DecisionFilter.all(), 0, PAGE);
        List<PastDecision> decisions = new ArrayList<>(made.items());
        while (made.next().isPresent()) {
            made = history.decisions(DecisionFilter.all(), made.next().getAsLong(), PAGE);
            decisions.addAll(made.items());
        }
        return new EventHistory(observations, decisions);
    }

    /** The facts of a type, or of a family of types. */
    public <F extends Fact> Stream<DatedFact<F>> seen(Class<F> type) {
        return (type.isRecord() ? byType.getOrDefault(type, List.of()) : facts)
                .stream().filter(dated -> type.isInstance(dated.fact())).map(dated -> dated.as(type));
    }

    /** What was stated of one subject. */
    public <F extends Fact> Stream<DatedFact<F>> seen(Class<F> type, String subject) {
        return byKey.getOrDefault(Fact.key(type, subject), List.of()).stream().map(dated -> dated.as(type));
    }

    public <F extends Fact> Optional<Instant> first(Class<F> type, String subject) {
        return seen(type, subject).map(DatedFact::at).findFirst();
    }

    /** The last one stated of a subject not after a moment. */
    public <F extends Fact> Optional<DatedFact<F>> last(Class<F> type, String subject, Instant until) {
        List<DatedFact<?>> stated = byKey.getOrDefault(Fact.key(type, subject), List.of());
        int from = 0;
        int to = stated.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (stated.get(middle).at().isAfter(until)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? Optional.empty() : Optional.of(stated.get(from - 1).as(type));
    }

    List<PastDecision> decisions() {
        return decisions;
    }

    /** The decisions of a kind that were begun. */
    public Stream<PastDecision> begun(Class<? extends Action> type) {
        return decisions.stream()
                .filter(decision -> type.isInstance(decision.decision().action()))
                .filter(decision -> !List.of("LAPSED", "VETOED", "SKIPPED").contains(decision.status()));
    }

    /** A fact as it was stated at a moment. */
    public record DatedFact<F extends Fact>(F fact, Instant at) {

        <T extends Fact> DatedFact<T> as(Class<T> type) {
            return new DatedFact<>(type.cast(fact), at);
        }
    }

    /** The time in which a worker had one task in hand: from its claim until the task was in the omnibus. */
    public record AssignmentPeriod(String worker, String task, Instant from, Instant to) {

        /** All of them, in the order in which they began; one that has not ended lasts until the last thing that happened. */
        public static List<AssignmentPeriod> of(EventHistory past) {
            Instant end = end(past);
            return past.seen(Claim.class)
                    .map(seen -> new AssignmentPeriod(
                            seen.fact().worker(), seen.fact().task(), seen.at(), end))
                    .filter(shift -> past.seen(Claim.class, shift.task())
                            .filter(claim -> claim.fact().worker().equals(shift.worker()))
                            .findFirst()
                            .filter(claim -> claim.at().equals(shift.from()))
                            .isPresent())
                    .distinct()
                    .map(shift -> shift.until(past.seen(Integrated.class, shift.task())
                            .map(DatedFact::at)
                            .filter(at -> at.isAfter(shift.from()))
                            .findFirst()
                            .orElse(end)))
                    .sorted(Comparator.comparing(AssignmentPeriod::from))
                    .toList();
        }

        public Duration length() {
            return Duration.between(from, to);
        }

        private AssignmentPeriod until(Instant moment) {
            return new AssignmentPeriod(worker, task, from, moment);
        }

        private static Instant end(EventHistory past) {
            return past.seen(Integrated.class)
                    .map(DatedFact::at)
                    .reduce((older, newer) -> newer)
                    .orElse(Instant.EPOCH);
        }
    }
}
