package dev.czar.rule.check.consistency;

import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What facts say about others by the rules that conclude them: a fact is there only where each of these rules' needs are met. */
final class ConcludedFacts {

    private final Map<Class<?>, List<RuleConditions>> rules;
    private final Map<Class<?>, Consequences> known = new HashMap<>();
    private final Set<Class<?>> underWay = new HashSet<>();

    /** Facts that are there then, and such as are not. */
    record Consequences(List<FactCondition> needed, List<FactCondition> absent) {

        private static final Consequences NONE = new Consequences(List.of(), List.of());

        /** What holds both ways. */
        private Consequences common(Consequences other) {
            return new Consequences(
                    pairs(needed, other.needed)
                            .filter(pair -> pair.get(0).type() == pair.get(1).type())
                            .map(pair -> pair.get(0).common(pair.get(1)))
                            .filter(condition -> !condition.fields().isEmpty())
                            .distinct()
                            .toList(),
                    pairs(absent, other.absent)
                            .flatMap(pair -> pair.get(0).both(pair.get(1)).stream())
                            .distinct()
                            .toList());
        }

        private static Stream<List<FactCondition>> pairs(List<FactCondition> ones, List<FactCondition> others) {
            return ones.stream().flatMap(one -> others.stream().map(other -> List.of(one, other)));
        }

        private Consequences renamed(Map<String, String> names) {
            return new Consequences(
                    needed.stream().map(condition -> condition.renamed(names)).toList(),
                    absent.stream()
                            .flatMap(condition -> condition.allRenamed(names).stream())
                            .toList());
        }

        private Consequences and(Consequences other) {
            return new Consequences(
                    Stream.concat(needed.stream(), other.needed.stream()).toList(),
                    Stream.concat(absent.stream(), other.absent.stream()).toList());
        }

        private Consequences distinct() {
            return new Consequences(
                    needed.stream().distinct().toList(),
                    absent.stream().distinct().toList());
        }
    }

    ConcludedFacts(List<RuleConditions> all) {
        this.rules = all.stream()
                .filter(rule -> rule.rule().concluded().isPresent())
                .collect(Collectors.groupingBy(rule -> rule.rule().concluded().orElseThrow()));
    }

    /** The rules that conclude facts of this type. */
    List<RuleConditions> concluding(Class<?> type) {
        return rules.getOrDefault(type, List.of());
    }

    /** Of a fact of this type, in the words of its fields: {@code .worker}. */
    private Consequences of(Class<?> type) {
        if (known.containsKey(type)) {
            return known.get(type);
        }
        if (!underWay.add(type)) {
            return Consequences.NONE;
        }
        Consequences found = concluding(type).stream()
                .map(this::ofConclusion)
                .reduce(Consequences::common)
                .orElse(Consequences.NONE);
        underWay.remove(type);
        known.put(type, found);
        return found;
    }

    /** Of what this rule concludes, in the words of its fields; it is there itself. */
    Consequences ofConclusion(RuleConditions rule) {
        Map<String, String> names = new HashMap<>();
        rule.given().forEach((field, value) -> names.putIfAbsent(value, "." + field));
        List<FactCondition> absent =
                rule.absent().stream().map(PlacedCondition::condition).toList();
        return rule.needed().stream()
                .map(PlacedCondition::condition)
                .map(this::of)
                .reduce(new Consequences(List.of(), absent), Consequences::and)
                .renamed(names)
                .distinct();
    }

    /** Of a fact that a rule needs, itself included, in the words of the rule. */
    Consequences of(FactCondition needed) {
        Map<String, String> names = new HashMap<>();
        needed.fields().forEach((field, value) -> names.put("." + field, value));
        return new Consequences(List.of(needed), List.of())
                .and(of(needed.type()).renamed(names));
    }

    /** A fact that is there by the one, and not by the other; or that is {@code another} by the other, though there is but one. */
    record ExcludedFact(Class<?> type, boolean another) {}

    static Optional<ExcludedFact> excluded(Consequences one, Consequences other) {
        return excluded(one.needed(), other.absent())
                .or(() -> excluded(other.needed(), one.absent()))
                .map(condition -> new ExcludedFact(condition.type(), false))
                .or(() -> one.needed().stream()
                        .filter(condition -> other.needed().stream().anyMatch(condition::contradicts))
                        .findFirst()
                        .map(condition -> new ExcludedFact(condition.type(), true)));
    }

    static Optional<FactCondition> excluded(List<FactCondition> needed, List<FactCondition> absent) {
        return needed.stream()
                .filter(condition -> absent.stream().anyMatch(condition::within))
                .findFirst();
    }
}
