package dev.czar.rule.whynot;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import dev.czar.rule.match.ComponentReader;
import dev.czar.rule.match.FactPattern;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.whynot.MatchGap.NearMatch;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** New facts that a pattern accepts. */
final class FactAdditions {

    private static final int ROUNDS = 4;

    private final EvaluatedSnapshot moment;
    private final PartialMatchSearch search;
    private final Set<String> keys;

    FactAdditions(EvaluatedSnapshot moment, PartialMatchSearch search) {
        this.moment = moment;
        this.search = search;
        this.keys = moment.snapshot().facts().stream()
                .map(known -> known.fact().key())
                .collect(Collectors.toSet());
    }

    /** Made from one of its type or from nothing; its key must be free. Empty when no such fact is ever sensed. */
    Optional<FactChange> to(FactPattern pattern, MatchBindings scope) {
        Class<?> type = pattern.type();
        if (!stateable(type)) {
            return Optional.empty();
        }
        Stream<Record> starts = Stream.concat(
                moment.workingMemory().of(type).stream().limit(1).map(Record.class::cast),
                Stream.of(RecordBuilder.blank(type)));
        return starts.map(start -> fitted(pattern, scope, start))
                .filter(fact -> failing(pattern, scope, fact) == 0)
                .findFirst()
                .map(fact -> FactChange.add((Fact) fact));
    }

    private static boolean stateable(Class<?> type) {
        return Fact.class.isAssignableFrom(type)
                && type.isRecord()
                && !Derived.class.isAssignableFrom(type)
                && !Limit.class.isAssignableFrom(type);
    }

    private int failing(FactPattern pattern, MatchBindings scope, Record fact) {
        NearMatch near = search.near(pattern, scope, fact);
        return near.failed().size() + near.misbound().size() + (keys.contains(((Fact) fact).key()) ? 1 : 0);
    }

    /** Component by component: what is compared for equality, then what lets fewer constraints fail. */
    private Record fitted(FactPattern pattern, MatchBindings scope, Record start) {
        Record fact = RecordBuilder.with(start, equalities(pattern, scope, start));
        for (int round = 0; round < ROUNDS && failing(pattern, scope, fact) > 0; round++) {
            fact = better(pattern, scope, fact);
        }
        return fact;
    }

    private static Map<String, Object> equalities(FactPattern pattern, MatchBindings scope, Record start) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Class<?>> components = new HashMap<>();
        Stream.of(start.getClass().getRecordComponents())
                .forEach(component -> components.put(component.getName(), component.getType()));
        pattern.wanted(scope).forEach((component, value) -> {
            if (components.containsKey(component)) {
                values.put(component, value);
            }
        });
        components.forEach((name, type) -> {
            if (type == Duration.class) {
                values.putIfAbsent(name, Duration.ZERO);
            }
        });
        return values;
    }

    private Record better(FactPattern pattern, MatchBindings scope, Record fact) {
        CandidateValues values = new CandidateValues(pattern.constraints(), pattern.bound(scope, fact));
        Record best = fact;
        int least = failing(pattern, scope, fact);
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object present = ComponentReader.value(fact, component.getName()).orElseThrow();
            for (Object value : values.of(component.getType(), present)) {
                Record edited = RecordBuilder.with(fact, Map.of(component.getName(), value));
                int failing = failing(pattern, scope, edited);
                if (failing < least) {
                    least = failing;
                    best = edited;
                }
            }
        }
        return best;
    }
}
