package dev.czar.rule.match;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import dev.czar.rule.match.Clause.Absent;
import dev.czar.rule.match.Gap.Near;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Single changes of sensed facts that could close a gap; the compiled constraints say which values they accept. */
final class Remedies {

    private static final int VALUES = 2;
    private static final int MATCHES = 3;
    private static final int DEEPEST = 4;

    private final Anatomies anatomies;
    private final Moment moment;
    private final Additions additions;
    private final Search search;

    Remedies(Anatomies anatomies, Moment moment, Map<String, Object> presets) {
        this.anatomies = anatomies;
        this.moment = moment;
        this.search = new Search(moment.joins(), presets);
        this.additions = new Additions(moment, search);
    }

    /** Each once, in the order of the gaps. */
    List<Change> of(List<Gap> gaps) {
        Set<Change> changes = new LinkedHashSet<>();
        for (Gap gap : gaps) {
            if (gap.pattern() != null) {
                switch (gap.kind()) {
                    case UNMATCHED -> changes.addAll(unmatched(gap));
                    case BLOCKED -> broken(gap.nearest(), DEEPEST).forEach(changes::add);
                    case TOTALLED -> changes.addAll(totalled(gap));
                    default -> {}
                }
            }
        }
        return List.copyOf(changes);
    }

    private static boolean stated(Object object) {
        return object instanceof Fact && !(object instanceof Derived) && !(object instanceof Limit);
    }

    private List<Change> unmatched(Gap gap) {
        List<Change> changes = new ArrayList<>();
        gap.nearest().stream()
                .filter(near -> stated(near.candidate()))
                .forEach(near ->
                        changes.addAll(edits(near, edited -> search.accepts(near.pattern(), near.before(), edited))));
        additions.to(gap.pattern(), gap.scope()).ifPresent(changes::add);
        return changes;
    }

    /** Changes of one component that leave the fact what it is about; the least first. */
    private static List<Change> edits(Near near, Predicate<Fact> wanted) {
        Record fact = (Record) near.candidate();
        Values values = new Values(near.pattern().constraints(), near.bound());
        List<Change> changes = new ArrayList<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object present = Components.value(fact, component.getName()).orElseThrow();
            values.of(component.getType(), present).stream()
                    .map(value -> (Fact) Draft.with(fact, Map.of(component.getName(), value)))
                    .filter(edited -> edited.key().equals(((Fact) fact).key()) && wanted.test(edited))
                    .map(edited -> Change.set((Fact) fact, edited, component.getName()))
                    .sorted(Comparator.comparing(Change::size))
                    .limit(VALUES)
                    .forEach(changes::add);
        }
        return changes;
    }

    /** What breaks one of several matches; those of one match have one scope. */
    private Stream<Change> broken(List<Near> matches, int deep) {
        return matches.stream().flatMap(near -> {
            if (!stated(near.candidate())) {
                return withdrawn(near.candidate(), deep);
            }
            Stream<Change> edits = edits(near, edited -> !stays(matches, near, edited)).stream();
            return Stream.concat(edits, Stream.of(Change.remove((Fact) near.candidate())));
        });
    }

    /** Whether a match holds with this fact in the place of one of its own. */
    private static boolean stays(List<Near> matches, Near near, Fact fact) {
        Scope match = near.pattern().bound(near.before(), fact);
        return matches.stream()
                .filter(other -> other.before() == near.before())
                .flatMap(other -> other.pattern().constraints().stream())
                .allMatch(constraint -> constraint.holds(match));
    }

    /** What breaks the matches by which rules conclude something, or puts there what they want absent. */
    private Stream<Change> withdrawn(Object concluded, int deep) {
        return deep == 0
                ? Stream.empty()
                : anatomies.concluding(concluded.getClass()).stream().flatMap(rule -> matches(rule, concluded).stream()
                        .flatMap(match -> Stream.concat(
                                broken(Near.all(rule.clauses(), match), deep - 1), unwanted(rule, match))));
    }

    private Stream<Change> unwanted(Anatomy rule, Scope match) {
        return rule.clauses().stream()
                .filter(Absent.class::isInstance)
                .map(clause -> ((Absent) clause).parts())
                .filter(parts -> parts.size() == 1)
                .flatMap(Clause::patterns)
                .flatMap(pattern -> additions.to(pattern, match).stream());
    }

    /** The first matches of a rule by which it concludes this. */
    private List<Scope> matches(Anatomy rule, Object concluded) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : concluded.getClass().getRecordComponents()) {
            components.put(
                    component.getName(),
                    Components.value(concluded, component.getName()).orElseThrow());
        }
        List<Scope> found = new ArrayList<>();
        rule.conclusion().flatMap(conclusion -> conclusion.presets(components)).ifPresent(values -> moment.joins()
                .each(rule.clauses(), Scope.EMPTY, match -> {
                    if (match.holds(values)) {
                        found.add(match);
                    }
                    return found.size() < MATCHES;
                }));
        return found;
    }

    private List<Change> totalled(Gap gap) {
        List<Change> changes = new ArrayList<>();
        additions.to(gap.pattern(), gap.scope()).ifPresent(changes::add);
        moment.standing().of(gap.pattern().type()).stream()
                .filter(fact -> search.accepts(gap.pattern(), gap.scope(), fact))
                .flatMap(fact -> moment.grounds(fact).stream())
                .filter(Remedies::stated)
                .forEach(fact -> changes.add(Change.remove(fact)));
        return changes;
    }
}
