package dev.czar.rule.match;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import dev.czar.rule.match.Gap.Near;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Single changes of sensed facts that could close a gap; the compiled constraints say which values they accept. */
final class Remedies {

    private static final int VALUES = 2;
    private static final int ROUNDS = 4;

    private final Moment moment;
    private final Map<String, Object> presets;

    Remedies(Moment moment, Map<String, Object> presets) {
        this.moment = moment;
        this.presets = presets;
    }

    /** Each once: for each gap changes of a component first, then facts less, then facts more. */
    Set<Change> of(List<Gap> gaps) {
        Set<Change> changes = new LinkedHashSet<>();
        for (Gap gap : gaps) {
            if (gap.pattern() != null) {
                switch (gap.kind()) {
                    case UNMATCHED -> changes.addAll(unmatched(gap));
                    case BLOCKED -> changes.addAll(blocked(gap));
                    case TOTALLED -> changes.addAll(totalled(gap));
                    default -> {}
                }
            }
        }
        return changes;
    }

    private static boolean stated(Object object) {
        return object instanceof Fact && !(object instanceof Derived) && !(object instanceof Limit);
    }

    private static boolean stateable(Class<?> type) {
        return Fact.class.isAssignableFrom(type)
                && type.isRecord()
                && !Derived.class.isAssignableFrom(type)
                && !Limit.class.isAssignableFrom(type);
    }

    private List<Change> unmatched(Gap gap) {
        List<Change> changes = new ArrayList<>();
        gap.nearest().stream()
                .filter(near -> stated(near.candidate()))
                .forEach(near -> changes.addAll(edits(near, edited -> accepts(near, edited))));
        if (stateable(gap.pattern().type())) {
            added(gap).ifPresent(changes::add);
        }
        return changes;
    }

    /** Changes of one component that leave the fact what it is about. */
    private static List<Change> edits(Near near, Predicate<Fact> wanted) {
        Record fact = (Record) near.candidate();
        Values values = new Values(near.pattern().constraints(), near.bound());
        List<Change> changes = new ArrayList<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object present = Components.value(fact, component.getName()).orElseThrow();
            values.of(component.getType(), present).stream()
                    .map(value -> (Fact) Draft.with(fact, Map.of(component.getName(), value)))
                    .filter(edited -> edited.key().equals(((Fact) fact).key()) && wanted.test(edited))
                    .limit(VALUES)
                    .forEach(edited -> changes.add(Change.set((Fact) fact, edited, component.getName())));
        }
        return changes;
    }

    private boolean accepts(Gap gap, Object fact) {
        return accepts(gap.pattern(), gap.scope(), fact);
    }

    private boolean accepts(Near near, Object fact) {
        return accepts(near.pattern(), near.before(), fact);
    }

    private boolean accepts(Pattern pattern, Scope scope, Object fact) {
        return new Search(moment.joins(), presets).near(pattern, scope, fact).accepted();
    }

    /** Whether what must not be there is still there with this fact in the place of the one that was matched. */
    private static boolean stays(Gap gap, Near near, Fact fact) {
        Scope match = near.pattern().bound(near.before(), fact);
        return gap.nearest().stream()
                .filter(other -> other.before() == near.before())
                .flatMap(other -> other.pattern().constraints().stream())
                .allMatch(constraint -> constraint.holds(match));
    }

    private List<Change> blocked(Gap gap) {
        List<Change> changes = new ArrayList<>();
        for (Near near : gap.nearest()) {
            if (stated(near.candidate())) {
                changes.addAll(edits(near, edited -> !stays(gap, near, edited)));
                changes.add(Change.remove((Fact) near.candidate()));
            } else {
                moment.grounds(near.candidate()).forEach(ground -> changes.addAll(other(ground)));
            }
        }
        return changes;
    }

    /** A ground of something derived: another state of it, or none of it. */
    private static List<Change> other(Fact ground) {
        List<Change> changes = new ArrayList<>();
        if (stated(ground)) {
            changes.add(Change.remove(ground));
            for (RecordComponent component : ground.getClass().getRecordComponents()) {
                Object present = Components.value(ground, component.getName()).orElseThrow();
                new Values(List.of(), Scope.EMPTY)
                        .of(component.getType(), present).stream()
                                .filter(value -> !(value instanceof String))
                                .map(value -> (Fact) Draft.with((Record) ground, Map.of(component.getName(), value)))
                                .forEach(edited -> changes.add(Change.set(ground, edited, component.getName())));
            }
        }
        return changes;
    }

    private List<Change> totalled(Gap gap) {
        List<Change> changes = new ArrayList<>();
        if (stateable(gap.pattern().type())) {
            added(gap).ifPresent(changes::add);
        }
        moment.standing().of(gap.pattern().type()).stream()
                .filter(fact -> accepts(gap, fact))
                .flatMap(fact -> moment.grounds(fact).stream())
                .filter(Remedies::stated)
                .forEach(fact -> changes.add(Change.remove(fact)));
        return changes;
    }

    /** A new fact that the pattern accepts, made from the nearest or from nothing; its key must be free. */
    private Optional<Change> added(Gap gap) {
        Class<?> type = gap.pattern().type();
        Stream<Record> starts = Stream.concat(
                moment.standing().of(type).stream().limit(1).map(Record.class::cast), Stream.of(Draft.blank(type)));
        return starts.map(start -> fitted(gap, start))
                .filter(fact -> accepts(gap, fact) && free((Fact) fact))
                .findFirst()
                .map(fact -> Change.add((Fact) fact));
    }

    private boolean free(Fact fact) {
        return moment.snapshot().facts().stream()
                .noneMatch(known -> known.fact().key().equals(fact.key()));
    }

    /** Component by component: what is compared for equality, then what lets fewer constraints fail. */
    private Record fitted(Gap gap, Record start) {
        Record fact = Draft.with(start, equalities(gap, start));
        for (int round = 0; round < ROUNDS; round++) {
            Near near = new Search(moment.joins(), presets).near(gap.pattern(), gap.scope(), fact);
            if (near.accepted() && free((Fact) fact)) {
                return fact;
            }
            fact = better(gap, near, fact);
        }
        return fact;
    }

    private Map<String, Object> equalities(Gap gap, Record start) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Class<?>> components = new HashMap<>();
        Stream.of(start.getClass().getRecordComponents())
                .forEach(component -> components.put(component.getName(), component.getType()));
        Chase.wanted(gap).forEach((component, value) -> {
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

    private Record better(Gap gap, Near near, Record fact) {
        Values values = new Values(gap.pattern().constraints(), near.bound());
        Search search = new Search(moment.joins(), presets);
        Record best = fact;
        int least = near.failed().size() + near.misbound().size() + (free((Fact) fact) ? 0 : 1);
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object present = Components.value(fact, component.getName()).orElseThrow();
            for (Object value : values.of(component.getType(), present)) {
                Record edited = Draft.with(fact, Map.of(component.getName(), value));
                Near tried = search.near(gap.pattern(), gap.scope(), edited);
                int failing = tried.failed().size() + tried.misbound().size() + (free((Fact) edited) ? 0 : 1);
                if (failing < least) {
                    least = failing;
                    best = edited;
                }
            }
        }
        return best;
    }
}
