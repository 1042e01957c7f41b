package dev.czar.rule.whynot;

import dev.czar.fact.Derived;
import dev.czar.fact.Fact;
import dev.czar.fact.Limit;
import dev.czar.rule.match.ComponentReader;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.RuleCondition;
import dev.czar.rule.match.RuleCondition.Absent;
import dev.czar.rule.match.RuleStructures;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import dev.czar.rule.whynot.MatchGap.NearMatch;
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
final class CandidateChanges {

    private static final int VALUES = 2;
    private static final int MATCHES = 3;
    private static final int DEEPEST = 4;

    private final RuleStructures structures;
    private final EvaluatedSnapshot moment;
    private final FactAdditions additions;
    private final PartialMatchSearch search;

    CandidateChanges(RuleStructures anatomies, EvaluatedSnapshot moment, Map<String, Object> presets) {
        this.structures = anatomies;
        this.moment = moment;
        this.search = new PartialMatchSearch(moment.matcher(), presets);
        this.additions = new FactAdditions(moment, search);
    }

    /** Each once, in the order of the gaps. */
    List<FactChange> of(List<MatchGap> gaps) {
        Set<FactChange> changes = new LinkedHashSet<>();
        for (MatchGap gap : gaps) {
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

    private List<FactChange> unmatched(MatchGap gap) {
        List<FactChange> changes = new ArrayList<>();
        gap.nearest().stream()
                .filter(near -> stated(near.candidate()))
                .forEach(near ->
                        changes.addAll(edits(near, edited -> search.accepts(near.pattern(), near.before(), edited))));
        additions.to(gap.pattern(), gap.scope()).ifPresent(changes::add);
        return changes;
    }

    /** Changes of one component that leave the fact what it is about; the least first. */
    private static List<FactChange> edits(NearMatch near, Predicate<Fact> wanted) {
        Record fact = (Record) near.candidate();
        CandidateValues values = new CandidateValues(near.pattern().constraints(), near.bound());
        List<FactChange> changes = new ArrayList<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            Object present = ComponentReader.value(fact, component.getName()).orElseThrow();
            values.of(component.getType(), present).stream()
                    .map(value -> (Fact) RecordBuilder.with(fact, Map.of(component.getName(), value)))
                    .filter(edited -> edited.key().equals(((Fact) fact).key()) && wanted.test(edited))
                    .map(edited -> FactChange.set((Fact) fact, edited, component.getName()))
                    .sorted(Comparator.comparing(FactChange::size))
                    .limit(VALUES)
                    .forEach(changes::add);
        }
        return changes;
    }

    /** What breaks one of several matches; those of one match have one scope. */
    private Stream<FactChange> broken(List<NearMatch> matches, int deep) {
        return matches.stream().flatMap(near -> {
            if (!stated(near.candidate())) {
                return withdrawn(near.candidate(), deep);
            }
            Stream<FactChange> edits = edits(near, edited -> !stays(matches, near, edited)).stream();
            return Stream.concat(edits, Stream.of(FactChange.remove((Fact) near.candidate())));
        });
    }

    /** Whether a match holds with this fact in the place of one of its own. */
    private static boolean stays(List<NearMatch> matches, NearMatch near, Fact fact) {
        MatchBindings match = near.pattern().bound(near.before(), fact);
        return matches.stream()
                .filter(other -> other.before() == near.before())
                .flatMap(other -> other.pattern().constraints().stream())
                .allMatch(constraint -> constraint.holds(match));
    }

    /** What breaks the matches by which rules conclude something, or puts there what they want absent. */
    private Stream<FactChange> withdrawn(Object concluded, int deep) {
        return deep == 0
                ? Stream.empty()
                : structures.concluding(concluded.getClass()).stream().flatMap(rule -> matches(rule, concluded).stream()
                        .flatMap(match -> Stream.concat(
                                broken(NearMatch.all(rule.clauses(), match), deep - 1), unwanted(rule, match))));
    }

    private Stream<FactChange> unwanted(RuleStructure rule, MatchBindings match) {
        return rule.clauses().stream()
                .filter(Absent.class::isInstance)
                .map(clause -> ((Absent) clause).parts())
                .filter(parts -> parts.size() == 1)
                .flatMap(RuleCondition::patterns)
                .flatMap(pattern -> additions.to(pattern, match).stream());
    }

    /** The first matches of a rule by which it concludes this. */
    private List<MatchBindings> matches(RuleStructure rule, Object concluded) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : concluded.getClass().getRecordComponents()) {
            components.put(
                    component.getName(),
                    ComponentReader.value(concluded, component.getName()).orElseThrow());
        }
        List<MatchBindings> found = new ArrayList<>();
        rule.conclusion().flatMap(conclusion -> conclusion.presets(components)).ifPresent(values -> moment.matcher()
                .each(rule.clauses(), MatchBindings.EMPTY, match -> {
                    if (match.holds(values)) {
                        found.add(match);
                    }
                    return found.size() < MATCHES;
                }));
        return found;
    }

    private List<FactChange> totalled(MatchGap gap) {
        List<FactChange> changes = new ArrayList<>();
        additions.to(gap.pattern(), gap.scope()).ifPresent(changes::add);
        moment.workingMemory().of(gap.pattern().type()).stream()
                .filter(fact -> search.accepts(gap.pattern(), gap.scope(), fact))
                .flatMap(fact -> moment.sensedEvidence(fact).stream())
                .filter(CandidateChanges::stated)
                .forEach(fact -> changes.add(FactChange.remove(fact)));
        return changes;
    }
}
