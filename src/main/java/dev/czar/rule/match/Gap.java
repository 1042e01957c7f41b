package dev.czar.rule.match;

import dev.czar.rule.match.Obstacle.Kind;
import java.util.List;

/** Where a partial match falls short of a rule's conditions, and what came nearest. */
record Gap(Kind kind, Span condition, Pattern pattern, Scope scope, List<Near> nearest) {

    /** Something the pattern could be about, and the constraints that refuse it; none when it blocks. */
    record Near(
            Pattern pattern,
            Object candidate,
            Scope before,
            Scope bound,
            List<Constraint> failed,
            List<Binding> misbound) {

        /** What matches the patterns of some conditions in a complete match of them. */
        static List<Near> all(List<Clause> clauses, Scope match) {
            return Clause.patterns(clauses)
                    .filter(pattern -> match.value(pattern.variable()) != null)
                    .map(pattern ->
                            new Near(pattern, match.value(pattern.variable()), match, match, List.of(), List.of()))
                    .toList();
        }

        boolean accepted() {
            return failed.isEmpty() && misbound.isEmpty();
        }

        /** It is about something else: a reference it should hold points elsewhere. */
        boolean elsewhere() {
            return !misbound.isEmpty() || failed.stream().anyMatch(constraint -> refers(constraint, bound));
        }

        private static boolean refers(Constraint constraint, Scope bound) {
            return constraint
                    .comparison()
                    .filter(Comparison::equality)
                    .flatMap(comparison -> comparison.wanted().in(bound))
                    .filter(value -> constraint.variables().length > 1 && value instanceof String)
                    .isPresent();
        }

        int distance() {
            return failed.size() + misbound.size() * 3 + (elsewhere() ? 3 : 0);
        }
    }
}
