package dev.czar.rule.whynot;

import dev.czar.io.CancellationCheck;
import dev.czar.rule.match.ConditionMatcher;
import dev.czar.rule.match.FactPattern;
import dev.czar.rule.match.MatchBindings;
import dev.czar.rule.match.PatternBinding;
import dev.czar.rule.match.PatternConstraint;
import dev.czar.rule.match.RuleCondition;
import dev.czar.rule.match.RuleCondition.Absent;
import dev.czar.rule.match.RuleCondition.Either;
import dev.czar.rule.match.RuleCondition.ExistsCondition;
import dev.czar.rule.match.RuleCondition.Matching;
import dev.czar.rule.match.RuleCondition.Total;
import dev.czar.rule.whynot.MatchGap.NearMatch;
import dev.czar.rule.whynot.MatchGap.PartialMatch;
import dev.czar.rule.whynot.UnmetCondition.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the partial matches of a rule's conditions that fall short by the least; bounded in what it looks at. */
final class PartialMatchSearch {

    private static final int KEPT = 3;
    private static final int NEAREST = 3;
    private static final int BLOCKERS = 5;
    private static final int LOOKS = 20_000;
    private static final int MISSING = 2;
    private static final int BLOCKED = 1;

    private final ConditionMatcher matcher;
    private final Map<String, Object> presets;
    private final Map<String, FactPattern> counted = new HashMap<>();
    private final List<PartialMatch> best = new ArrayList<>();
    private int looks;

    /** {@code presets} are values that some of the rule's variables shall have. */
    PartialMatchSearch(ConditionMatcher joins, Map<String, Object> presets) {
        this.matcher = joins;
        this.presets = presets;
    }

    /** Nearest first; a complete one means that the rule fires. */
    List<PartialMatch> of(List<RuleCondition> clauses) {
        MatchBindings scope = MatchBindings.EMPTY;
        for (Map.Entry<String, Object> preset : presets.entrySet()) {
            scope = scope.with(preset.getKey(), preset.getValue());
        }
        return from(scope, clauses);
    }

    private List<PartialMatch> from(MatchBindings scope, List<RuleCondition> clauses) {
        extend(PartialMatch.NOTHING.in(scope), clauses);
        return List.copyOf(best);
    }

    private void extend(PartialMatch partial, List<RuleCondition> clauses) {
        if (best.size() == KEPT && partial.cost() >= best.get(KEPT - 1).cost() || looks > LOOKS && !best.isEmpty()) {
            return;
        }
        if (clauses.isEmpty()) {
            best.add(partial);
            best.sort(Comparator.comparingInt(PartialMatch::cost));
            if (best.size() > KEPT) {
                best.remove(KEPT);
            }
            return;
        }
        RuleCondition clause = clauses.get(0);
        List<RuleCondition> rest = clauses.subList(1, clauses.size());
        if (clause instanceof Either either) {
            either.ways()
                    .forEach(way -> extend(
                            partial, Stream.concat(way.stream(), rest.stream()).toList()));
        } else {
            steps(partial, clause).forEach(next -> extend(next, rest));
        }
    }

    private List<PartialMatch> steps(PartialMatch partial, RuleCondition clause) {
        MatchBindings scope = partial.scope();
        if (clause instanceof Matching matching) {
            return matched(partial, matching);
        }
        if (clause instanceof Absent absent) {
            return List.of(absent(partial, absent));
        }
        if (clause instanceof ExistsCondition present) {
            return present(partial, present);
        }
        if (clause instanceof Total total) {
            return List.of(totalled(partial, total));
        }
        MatchGap untold = new MatchGap(Kind.UNTOLD, clause.span(), null, scope, List.of());
        return List.of(partial.lacking(untold, scope, MISSING));
    }

    private PartialMatch totalled(PartialMatch partial, Total total) {
        if (UnboundVariables.in(total.parts(), partial.scope())) {
            return partial;
        }
        total.tallies().forEach(tally -> counted.put(tally.result(), first(total.parts())));
        return partial.in(matcher.totalled(total, partial.scope()));
    }

    private List<PartialMatch> matched(PartialMatch partial, Matching matching) {
        MatchBindings scope = partial.scope();
        FactPattern pattern = matching.pattern();
        if (counted.containsKey(pattern.variable())) {
            return List.of(checked(partial, matching));
        }
        if (Number.class.isAssignableFrom(pattern.type())) {
            return List.of(partial);
        }
        List<NearMatch> nears = nears(pattern, scope);
        List<PartialMatch> steps = new ArrayList<>();
        nears.stream()
                .filter(NearMatch::accepted)
                .map(near -> partial.in(near.bound()))
                .forEach(steps::add);
        List<NearMatch> nearest = nears.stream()
                .filter(near -> !near.accepted())
                .sorted(Comparator.comparingInt(NearMatch::distance))
                .limit(NEAREST)
                .toList();
        MatchGap gap = new MatchGap(Kind.UNMATCHED, matching.span(), pattern, scope, nearest);
        nearest.stream()
                .filter(near -> !near.elsewhere())
                .map(near -> partial.lacking(only(gap, near), near.bound(), near.distance()))
                .forEach(steps::add);
        steps.add(partial.lacking(gap, scope, MISSING));
        return steps;
    }

    /** A look at what was accumulated. */
    private PartialMatch checked(PartialMatch partial, Matching matching) {
        MatchBindings scope = partial.scope();
        FactPattern pattern = matching.pattern();
        NearMatch result = near(pattern, scope, scope.value(pattern.variable()));
        if (result.accepted()) {
            return partial;
        }
        FactPattern what = counted.get(pattern.variable());
        return partial.lacking(
                new MatchGap(Kind.TOTALLED, matching.span(), what, scope, List.of(result)), scope, BLOCKED);
    }

    private static MatchGap only(MatchGap gap, NearMatch near) {
        return new MatchGap(gap.kind(), gap.condition(), gap.pattern(), gap.scope(), List.of(near));
    }

    private PartialMatch absent(PartialMatch partial, Absent absent) {
        MatchBindings scope = partial.scope();
        List<MatchBindings> matches = matcher.matches(absent.parts(), scope, BLOCKERS);
        looks += matches.size() + 1;
        if (matches.isEmpty()) {
            return partial;
        }
        List<NearMatch> blockers = matches.stream()
                .flatMap(match -> NearMatch.all(absent.parts(), match).stream())
                .toList();
        MatchGap gap = new MatchGap(Kind.BLOCKED, absent.span(), first(absent.parts()), scope, blockers);
        return partial.lacking(gap, scope, BLOCKED);
    }

    /** What is missing inside is missing here; what is bound inside is not seen outside. */
    private List<PartialMatch> present(PartialMatch partial, ExistsCondition present) {
        MatchBindings scope = partial.scope();
        looks++;
        if (UnboundVariables.in(present.parts(), scope) || matcher.any(present.parts(), scope)) {
            return List.of(partial);
        }
        PartialMatchSearch inside = new PartialMatchSearch(matcher, presets);
        inside.looks = looks;
        List<PartialMatch> nearest = inside.from(scope, present.parts());
        looks = inside.looks;
        return nearest.stream().map(partial::lacking).toList();
    }

    private static FactPattern first(List<RuleCondition> parts) {
        return parts.get(0) instanceof Matching matching ? matching.pattern() : null;
    }

    private List<NearMatch> nears(FactPattern pattern, MatchBindings scope) {
        List<NearMatch> nears = new ArrayList<>();
        for (Object candidate : matcher.candidates(pattern, scope)) {
            CancellationCheck.run();
            looks++;
            nears.add(near(pattern, scope, candidate));
        }
        return nears;
    }

    boolean accepts(FactPattern pattern, MatchBindings scope, Object candidate) {
        return near(pattern, scope, candidate).accepted();
    }

    /** A constraint that speaks of something unbound neither holds nor fails. */
    NearMatch near(FactPattern pattern, MatchBindings scope, Object candidate) {
        MatchBindings bound = pattern.bound(scope, candidate);
        List<PatternBinding> misbound = pattern.bindings().stream()
                .filter(binding -> presets.containsKey(binding.variable()))
                .filter(binding -> !presets.get(binding.variable()).equals(bound.value(binding.variable())))
                .toList();
        List<PatternConstraint> failed = pattern.constraints().stream()
                .filter(constraint -> constraint.decidable(bound) && !constraint.holds(bound))
                .toList();
        return new NearMatch(pattern, candidate, scope, bound, failed, misbound);
    }

    /** Tells whether conditions speak of variables that have no value. */
    static final class UnboundVariables {

        private UnboundVariables() {}

        static boolean in(List<RuleCondition> parts, MatchBindings scope) {
            Set<String> own = new HashSet<>();
            for (RuleCondition part : parts) {
                if (part instanceof Matching matching) {
                    own.add(matching.pattern().variable());
                    matching.pattern().bindings().forEach(binding -> own.add(binding.variable()));
                    if (matching.pattern().constraints().stream()
                            .flatMap(constraint -> Stream.of(constraint.variables()))
                            .anyMatch(variable -> !own.contains(variable) && scope.value(variable) == null)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
