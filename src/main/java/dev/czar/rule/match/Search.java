package dev.czar.rule.match;

import dev.czar.rule.match.Clause.Absent;
import dev.czar.rule.match.Clause.Either;
import dev.czar.rule.match.Clause.Matching;
import dev.czar.rule.match.Clause.Present;
import dev.czar.rule.match.Clause.Total;
import dev.czar.rule.match.Gap.Near;
import dev.czar.rule.match.Obstacle.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the partial matches of a rule's conditions that fall short by the least; bounded in what it looks at. */
final class Search {

    private static final int KEPT = 3;
    private static final int NEAREST = 3;
    private static final int BLOCKERS = 5;
    private static final int LOOKS = 20_000;
    private static final int MISSING = 2;
    private static final int BLOCKED = 1;

    private final Joins joins;
    private final Map<String, Object> presets;
    private final Map<String, Pattern> counted = new HashMap<>();
    private final List<Partial> best = new ArrayList<>();
    private int looks;

    /** {@code presets} are values that some of the rule's variables shall have. */
    Search(Joins joins, Map<String, Object> presets) {
        this.joins = joins;
        this.presets = presets;
    }

    /** Nearest first; a complete one means that the rule fires. */
    List<Partial> of(List<Clause> clauses) {
        Scope scope = Scope.EMPTY;
        for (Map.Entry<String, Object> preset : presets.entrySet()) {
            scope = scope.with(preset.getKey(), preset.getValue());
        }
        return from(scope, clauses);
    }

    private List<Partial> from(Scope scope, List<Clause> clauses) {
        extend(Partial.NOTHING.in(scope), clauses);
        return List.copyOf(best);
    }

    private void extend(Partial partial, List<Clause> clauses) {
        if (best.size() == KEPT && partial.cost() >= best.get(KEPT - 1).cost() || looks > LOOKS && !best.isEmpty()) {
            return;
        }
        if (clauses.isEmpty()) {
            best.add(partial);
            best.sort(Comparator.comparingInt(Partial::cost));
            if (best.size() > KEPT) {
                best.remove(KEPT);
            }
            return;
        }
        Clause clause = clauses.get(0);
        List<Clause> rest = clauses.subList(1, clauses.size());
        if (clause instanceof Either either) {
            either.ways()
                    .forEach(way -> extend(
                            partial, Stream.concat(way.stream(), rest.stream()).toList()));
        } else {
            steps(partial, clause).forEach(next -> extend(next, rest));
        }
    }

    private List<Partial> steps(Partial partial, Clause clause) {
        Scope scope = partial.scope();
        if (clause instanceof Matching matching) {
            return matched(partial, matching);
        }
        if (clause instanceof Absent absent) {
            return List.of(absent(partial, absent));
        }
        if (clause instanceof Present present) {
            return present(partial, present);
        }
        if (clause instanceof Total total) {
            return List.of(totalled(partial, total));
        }
        Gap untold = new Gap(Kind.UNTOLD, clause.span(), null, scope, List.of());
        return List.of(partial.lacking(untold, scope, MISSING));
    }

    private Partial totalled(Partial partial, Total total) {
        if (Unbound.in(total.parts(), partial.scope())) {
            return partial;
        }
        total.tallies().forEach(tally -> counted.put(tally.result(), first(total.parts())));
        return partial.in(joins.totalled(total, partial.scope()));
    }

    private List<Partial> matched(Partial partial, Matching matching) {
        Scope scope = partial.scope();
        Pattern pattern = matching.pattern();
        if (counted.containsKey(pattern.variable())) {
            return List.of(checked(partial, matching));
        }
        if (Number.class.isAssignableFrom(pattern.type())) {
            return List.of(partial);
        }
        List<Near> nears = nears(pattern, scope);
        List<Partial> steps = new ArrayList<>();
        nears.stream()
                .filter(Near::accepted)
                .map(near -> partial.in(near.bound()))
                .forEach(steps::add);
        List<Near> nearest = nears.stream()
                .filter(near -> !near.accepted())
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(NEAREST)
                .toList();
        Gap gap = new Gap(Kind.UNMATCHED, matching.span(), pattern, scope, nearest);
        nearest.stream()
                .filter(near -> !near.elsewhere())
                .map(near -> partial.lacking(only(gap, near), near.bound(), near.distance()))
                .forEach(steps::add);
        steps.add(partial.lacking(gap, scope, MISSING));
        return steps;
    }

    /** A look at what was accumulated. */
    private Partial checked(Partial partial, Matching matching) {
        Scope scope = partial.scope();
        Pattern pattern = matching.pattern();
        Near result = near(pattern, scope, scope.value(pattern.variable()));
        if (result.accepted()) {
            return partial;
        }
        Pattern what = counted.get(pattern.variable());
        return partial.lacking(new Gap(Kind.TOTALLED, matching.span(), what, scope, List.of(result)), scope, BLOCKED);
    }

    private static Gap only(Gap gap, Near near) {
        return new Gap(gap.kind(), gap.condition(), gap.pattern(), gap.scope(), List.of(near));
    }

    private Partial absent(Partial partial, Absent absent) {
        Scope scope = partial.scope();
        List<Scope> matches = joins.matches(absent.parts(), scope, BLOCKERS);
        looks += matches.size() + 1;
        if (matches.isEmpty()) {
            return partial;
        }
        List<Near> blockers = matches.stream()
                .flatMap(match -> Near.all(absent.parts(), match).stream())
                .toList();
        Gap gap = new Gap(Kind.BLOCKED, absent.span(), first(absent.parts()), scope, blockers);
        return partial.lacking(gap, scope, BLOCKED);
    }

    /** What is missing inside is missing here; what is bound inside is not seen outside. */
    private List<Partial> present(Partial partial, Present present) {
        Scope scope = partial.scope();
        looks++;
        if (Unbound.in(present.parts(), scope) || joins.any(present.parts(), scope)) {
            return List.of(partial);
        }
        Search inside = new Search(joins, presets);
        inside.looks = looks;
        List<Partial> nearest = inside.from(scope, present.parts());
        looks = inside.looks;
        return nearest.stream().map(partial::lacking).toList();
    }

    private static Pattern first(List<Clause> parts) {
        return parts.get(0) instanceof Matching matching ? matching.pattern() : null;
    }

    private List<Near> nears(Pattern pattern, Scope scope) {
        List<Near> nears = new ArrayList<>();
        for (Object candidate : joins.candidates(pattern, scope)) {
            looks++;
            nears.add(near(pattern, scope, candidate));
        }
        return nears;
    }

    boolean accepts(Pattern pattern, Scope scope, Object candidate) {
        return near(pattern, scope, candidate).accepted();
    }

    /** A constraint that speaks of something unbound neither holds nor fails. */
    Near near(Pattern pattern, Scope scope, Object candidate) {
        Scope bound = pattern.bound(scope, candidate);
        List<Binding> misbound = pattern.bindings().stream()
                .filter(binding -> presets.containsKey(binding.variable()))
                .filter(binding -> !presets.get(binding.variable()).equals(bound.value(binding.variable())))
                .toList();
        List<Constraint> failed = pattern.constraints().stream()
                .filter(constraint -> constraint.decidable(bound) && !constraint.holds(bound))
                .toList();
        return new Near(pattern, candidate, scope, bound, failed, misbound);
    }
}
