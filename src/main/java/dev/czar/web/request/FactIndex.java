package dev.czar.web.request;

import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.fact.Fact;
import dev.czar.fact.Health;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.WorkInProgress.Assigned;
import dev.czar.fact.WorkInProgress.FocusTask;
import dev.czar.rule.CycleResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known and concluded at one moment, asked by type and subject. */
public final class FactIndex {

    private final Instant now;
    private final List<Fact> facts;
    private final Map<String, Fact> byKey;
    private final Map<Class<?>, List<? extends Fact>> byType = new ConcurrentHashMap<>();
    private final Map<String, Health> healths;
    private final Map<String, Justification> because;

    public FactIndex(Snapshot snapshot, Optional<CycleResult> cycle) {
        now = snapshot.now();
        facts = Stream.concat(
                        snapshot.facts().stream().map(KnownFact::fact),
                        cycle.stream()
                                .flatMap(result -> result.derived().stream())
                                .map(Evidence::fact))
                .toList();
        byKey = facts.stream().collect(Collectors.toMap(Fact::key, Function.identity(), (first, second) -> first));
        healths =
                all(Health.class).stream().collect(Collectors.toMap(Health::worker, Function.identity(), (a, b) -> a));
        because = cycle.stream()
                .flatMap(result -> result.derived().stream())
                .filter(evidence -> !evidence.because().isEmpty())
                .collect(Collectors.toMap(
                        evidence -> evidence.fact().key(),
                        evidence -> evidence.because().get(0),
                        (first, second) -> first));
    }

    /** The moment that ages count from. */
    public Instant now() {
        return now;
    }

    public List<Fact> facts() {
        return facts;
    }

    /** The facts of a type, sensed or concluded. */
    public <F extends Fact> List<F> all(Class<F> type) {
        @SuppressWarnings("unchecked") // what is kept under a type is of that type
        List<F> found = (List<F>) byType.computeIfAbsent(
                type,
                asked -> facts.stream().filter(type::isInstance).map(type::cast).toList());
        return found;
    }

    public <F extends Fact> Optional<F> one(Class<F> type, String subject) {
        return Optional.ofNullable(type.cast(byKey.get(Fact.key(type, subject))));
    }

    public boolean has(Class<? extends Fact> type, String subject) {
        return byKey.containsKey(Fact.key(type, subject));
    }

    /** The rule that concluded this fact, the first of them if several did. */
    public Optional<Justification> because(Fact concluded) {
        return Optional.ofNullable(because.get(concluded.key()));
    }

    /** The task a worker is on, else one that it has; "" for none. */
    public String taskOf(String worker) {
        return one(FocusTask.class, worker)
                .map(FocusTask::task)
                .or(() -> all(Assigned.class).stream()
                        .filter(busy -> busy.worker().equals(worker))
                        .map(Assigned::task)
                        .min(Comparator.naturalOrder()))
                .orElse("");
    }

    /** A worker's health as a word; {@code UNKNOWN} until a cycle has concluded one. */
    public String health(String worker) {
        Health health = healths.get(worker);
        return health == null ? "UNKNOWN" : health.words().replace(' ', '_').toUpperCase(Locale.ROOT);
    }
}
