package dev.czar.rule.check.consistency;

import dev.czar.fact.Health;
import dev.czar.fact.Health.Healthy;
import dev.czar.rule.check.consistency.ConcludedFacts.Consequences;
import dev.czar.rule.check.consistency.ConcludedFacts.ExcludedFact;
import dev.czar.rule.check.consistency.RuleConditions.PlacedCondition;
import dev.czar.rule.check.syntax.CheckDiagnostic;
import dev.czar.rule.check.syntax.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Facts that never come together, by the rules that conclude them, and states of one worker that would come together. */
final class ExclusiveFactsCheck {

    private final ConcludedFacts facts;

    ExclusiveFactsCheck(ConcludedFacts facts) {
        this.facts = facts;
    }

    Stream<CheckDiagnostic> check(RuleConditions rule) {
        List<Consequences> known = rule.needed().stream()
                .map(PlacedCondition::condition)
                .map(facts::of)
                .toList();
        return Stream.of(together(rule, known), absent(rule, known), secondState(rule))
                .flatMap(Optional::stream);
    }

    private static Optional<CheckDiagnostic> together(RuleConditions rule, List<Consequences> known) {
        List<PlacedCondition> needed = rule.needed();
        return IntStream.range(0, needed.size())
                .boxed()
                .flatMap(later -> IntStream.range(0, later)
                        .boxed()
                        .flatMap(before -> ConcludedFacts.excluded(known.get(before), known.get(later)).stream()
                                .map(between -> together(rule, needed.get(before), needed.get(later), between))))
                .findFirst();
    }

    private static CheckDiagnostic together(
            RuleConditions rule, PlacedCondition before, PlacedCondition later, ExcludedFact between) {
        return rule.rule()
                .diagnostic(
                        DiagnosticCode.NEVER_MATCHES,
                        later.pattern().span(),
                        "%s and %s never come together%s"
                                .formatted(name(before), name(later), because(between, before, later)),
                        "the rule never fires; leave one out, or write not before it");
    }

    private static String because(ExcludedFact between, PlacedCondition before, PlacedCondition later) {
        Class<?> type = between.type();
        if (between.another()) {
            return ": there is one " + type.getSimpleName() + " for each "
                    + FactSubjects.of(type).orElse("of them");
        }
        return type == before.condition().type() || type == later.condition().type()
                ? ", by the rules that conclude them"
                : ": the rules that conclude them need %s, and that there is none".formatted(type.getSimpleName());
    }

    private static Optional<CheckDiagnostic> absent(RuleConditions rule, List<Consequences> known) {
        List<FactCondition> there =
                known.stream().flatMap(one -> one.needed().stream()).toList();
        return rule.absent().stream()
                .filter(none -> ConcludedFacts.excluded(there, List.of(none.condition()))
                        .isPresent())
                .findFirst()
                .map(none -> rule.rule()
                        .diagnostic(
                                DiagnosticCode.NEVER_MATCHES,
                                none.pattern().span(),
                                "%s is always there where the other conditions hold".formatted(name(none)),
                                "the rule never fires; leave it out"));
    }

    /** Each worker has one state, which pages, limits and other rules rely on. */
    private Optional<CheckDiagnostic> secondState(RuleConditions rule) {
        Class<?> state = rule.rule().concluded().orElse(Object.class);
        if (!Health.class.isAssignableFrom(state)) {
            return Optional.empty();
        }
        String worker = rule.given().getOrDefault("worker", "");
        return rule.needed().stream()
                .map(PlacedCondition::condition)
                .filter(condition -> Health.class.isAssignableFrom(condition.type()) && condition.type() != state)
                .filter(condition -> worker.equals(condition.fields().get("worker")))
                .<Class<?>>map(FactCondition::type)
                .findFirst()
                .or(() -> state != Healthy.class && besideHealthy(rule, state)
                        ? Optional.of(Healthy.class)
                        : Optional.empty())
                .map(
                        other -> rule.rule()
                                .diagnostic(
                                        DiagnosticCode.TWO_STATES,
                                        rule.rule().conclusion().orElseThrow().span(),
                                        "a worker may be %s and %s at once: nothing keeps the two apart"
                                                .formatted(other.getSimpleName(), state.getSimpleName()),
                                        "conclude it where the shipped rules do, by a limit (czar limits) or by @replaces, or Held( worker, reason )"));
    }

    private boolean besideHealthy(RuleConditions rule, Class<?> state) {
        Consequences own = facts.ofConclusion(rule);
        return facts.concluding(Healthy.class).stream().anyMatch(other -> ConcludedFacts.excluded(
                        with(own, state), with(facts.ofConclusion(other), Healthy.class))
                .isEmpty());
    }

    private static Consequences with(Consequences others, Class<?> state) {
        List<FactCondition> all = new ArrayList<>(others.needed());
        all.add(new FactCondition(state, Map.of("worker", ".worker")));
        return new Consequences(all, others.absent());
    }

    private static String name(PlacedCondition placed) {
        return placed.condition().type().getSimpleName();
    }
}
