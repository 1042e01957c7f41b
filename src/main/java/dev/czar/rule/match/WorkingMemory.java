package dev.czar.rule.match;

import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Message;
import dev.czar.decision.Refusal.Deferred;
import dev.czar.decision.Refusal.Vetoed;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.Firing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All that stands when a cycle has come to rest: sensed and derived facts, actions, refusals. Each once. */
public final class WorkingMemory {

    private static final String DEFERRED = Deferred.class.getSimpleName() + "/";

    private final Set<Object> all = new LinkedHashSet<>();
    private final Map<Class<?>, List<Object>> byType = new ConcurrentHashMap<>();

    public WorkingMemory(Snapshot snapshot, CycleResult result) {
        snapshot.facts().stream().map(KnownFact::fact).forEach(all::add);
        result.derived().stream().map(Evidence::fact).forEach(all::add);
        result.decisions().stream().map(Decision::action).forEach(all::add);
        result.vetoed().stream().map(Decision::action).forEach(all::add);
        Set<String> deferring = result.trace().stream()
                .filter(firing -> firing.concluded().startsWith(DEFERRED))
                .map(Firing::rule)
                .collect(Collectors.toSet());
        for (Decision refused : result.vetoed()) {
            refused.vetoes().stream()
                    .map(veto -> deferring.contains(veto.rule())
                            ? new Deferred((Message) refused.action())
                            : new Vetoed(refused.action()))
                    .forEach(all::add);
        }
    }

    /** Everything of a type or of one of its kinds, in a stable order. */
    public List<Object> of(Class<?> type) {
        return byType.computeIfAbsent(
                type, wanted -> all.stream().filter(wanted::isInstance).toList());
    }
}
